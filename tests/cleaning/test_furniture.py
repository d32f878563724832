"""Prompts, labels and notices are known by how they are put, in many wordings; sentences and subheads are not them."""

import pytest

from analysis.cleaning.furniture import verdict

CUT = {
    "comments": [
        "Leave a comment", "12 Comments", "No comments yet", "View all 34 comments", "Be the first to comment",
        "Comments are closed.", "What do you think? Tell us below", "Have your say in the comments below",
        "Join the conversation", "Share your opinion with us", "We would like to hear your views on this story",
        "Let us know what you think in the comments", "Do you agree with the ruling?", "Post a Reply", "Comments (7)",
        "Show comments", "Comment", "Add your response here", "Sound off in the comments", "What's your take on this?",
        "Please share your feedback", "Kindly leave your remarks below", "Sort comments by newest",
        "Your email address will not be published. Required fields are marked *", "I'd love to hear your opinion!",
        "Write a reply below", "Comments are moderated", "How do you feel about the plan?",
    ],
    "share": [
        "Share", "Share this article", "Facebook Twitter WhatsApp", "Follow us on X", "Like us on Facebook",
        "Tweet this", "Share on LinkedIn", "Copy link", "Email this story to a friend", "Spread the word",
        "Share via email", "Follow us", "Pin it on Pinterest", "Facebook", "Share 12 Tweet 5", "Print this page",
        "Send this story to friends", "Share on Facebook (opens in new window)",
    ],
    "subscribe": [
        "Subscribe to our newsletter", "Sign up", "Sign in", "Get the latest news delivered to your inbox",
        "Join our mailing list for updates", "Already a subscriber? Log in", "Create an account",
        "Log in or register to continue", "Enter your email to receive alerts", "Start your free trial today",
        "Support our journalism", "Sign up for our daily briefing.", "Become a member", "Download our app",
        "Stay informed with our newsletter", "Subscribe now for unlimited access", "Please sign in to your account",
    ],
    "read more": [
        "Read next", "Editor's picks", "Editors’ Picks", "More on this", "More on this story", "Related Articles",
        "Most Read", "Top stories", "You may also like", "You might be interested in", "Must See", "Best reads",
        "Read more: What the retreat means", "See also: Wars break out at dawn", "Click here to see the map",
        "More from Reuters", "Further reading", "Up next", "Don't miss", "In case you missed it", "Recommended for you",
        "Trending now", "WATCH: The bridge falls", "Read the full story here", "Related: How it began",
        "Best of the week's reads", "Popular posts", "Also read: The long road", "Latest news", "Today's top stories",
        "Watch the video", "View gallery", "Learn more", "What to read next", "Similar stories", "Next article",
        "Our latest headlines", "Previous post", "Elsewhere", "RELATED STORIES", "Most viewed videos",
        "For more news, visit our home page", "Staff picks", "Hot topics", "Expand", "Collapse",
        "Continuation of the text under the video",
    ],
    "advertisement": [
        "Advertisement", "Sponsored", "Story continues below", "Article continues below advertisement", "ADVERTISEMENT",
        "Sponsored content", "Paid content", "Promoted links", "Continue reading", "Skip ad", "Ads by Google",
        "Sponsored by Acme Corp", "Scroll to continue", "Report continues after this advert",
    ],
    "legal": [
        "© 2022 The Herald. All rights reserved.", "We use cookies to improve your experience on our website.",
        "By continuing to use this site you agree to our use of cookies.", "Accept all cookies", "I accept",
        "Manage preferences", "Privacy Policy", "Terms of use", "Terms & Conditions", "Cookie settings",
        "Copyright 2021 Associated Press", "This website uses cookies", "Your privacy choices",
        "This material may not be published, broadcast, rewritten or redistributed without permission.",
        "No part of this article may be reproduced without the prior written permission of the publisher.",
        "We and our partners use cookies and similar tracking technologies to personalise content, to measure how our "
        "site is used and to show you advertisements. By choosing “accept” you consent to this.".replace("“", "‘")
        .replace("”", "’"),
    ],
}  # fmt: skip
KEPT = [
    "How can I promise that you are about to feel better?", "Expand the army", "NATO to expand",
    "And sadly, you may never take the first steps.",
    "Your brain shields you from thoughts about the end",
    "It affects your thoughts.",
    "What do they think of the plan?",
    "Do you know what comes next?",
    "He shared the video on Facebook and Twitter before the army took it down, he said.",
    "Readers who subscribe to the paper were told of the change on Monday by letter.",
    "The minister declined to comment on the retreat when he was asked by reporters.",
    "Copyright law was no part of the talks, the lawyers for both sides said on Friday.",
    "“Please leave your comments at home,” the mayor told the crowd.", "Empty streets", "The war goes on",
    "What comes next", "A view of the city", "Public opinion", "News from the front", "Top general resigns",
    "More than 200 people died", "Follow the money", "Join the army, men told", "Share prices fell",
    "Support for Kyiv grows", "Read the room", "Print runs out", "Register of voters lost", "Most people left",
    "Latest: troops reach the river", "More troops arrive", "Next steps", "The debate over weapons",
    "A deal on grain", "We must decide what you and I think of war.", "Post offices reopen",
    "Watch on the Dnipro", "Getting the vote out", "Contact was lost", "Trading in cookies rose by a third.",
    "See you in court", "Like father, like son", "Should you worry?", "The latest strike",
    "More strikes on Kharkiv", "Next year in Kyiv", "Best hope for peace", "Trust in the news",
    "Comments that shocked the nation", "Reply to Moscow", "Feedback loops", "Top officials in talks",
    "The conversation with Putin", "In the news", "Get out the vote", "Email leak deepens rift",
    "Start of trial delayed", "Follow him into battle", "Opinion", "Conversation", "What to watch",
    "The must-win battle",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in CUT.items() for line in lines])
def test_prompts_labels_and_notices_are_known_in_any_wording(rule, line):
    found = verdict(line)
    assert found is not None and found[0] == rule


@pytest.mark.parametrize("line", [line for lines in CUT.values() for line in lines if len(line) < 40])
def test_capitals_and_a_trailing_sign_make_no_difference(line):
    found = verdict(line.upper())
    assert found is not None and found == verdict(f"{line} ×")


@pytest.mark.parametrize("line", KEPT)
def test_sentences_and_subheads_are_not_furniture(line):
    assert verdict(line) is None


@pytest.mark.parametrize("line", ["", "…", "12", "?", "x", "🙂", "a " * 5000, "share " * 5000])
def test_odd_lines_are_looked_at_without_harm(line):
    verdict(line)
