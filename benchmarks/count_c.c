/* Counts the words of a corpus by term, by term and document, and by term and month, on one thread: what a plain
   compiled program needs for the work that bench_terms.py gives to all.

   usage: count_c FILE       FILE: for each document a line "MONTH<tab>TEXT", ASCII only
   It holds to the definition of a word in analysis/language/tokens.py, for ASCII: prints terms, tokens, pairs of
   document and term, pairs of month and term, and a checksum of the counts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { uint64_t key; uint32_t count, id, at, len; } Slot;
typedef struct { Slot *slots; size_t size, used; } Table;

static int kind[256]; /* 0 separates, 1 letter, 2 digit, 3 joins (' -), 4 joins digits (. ,) */

static void grow(Table *t) {
    Slot *old = t->slots; size_t n = t->size;
    t->size = n ? n * 2 : 1 << 16;
    t->slots = calloc(t->size, sizeof(Slot));
    for (size_t i = 0; i < n; i++) if (old[i].count) {
        size_t k = old[i].key & (t->size - 1);
        while (t->slots[k].count) k = (k + 1) & (t->size - 1);
        t->slots[k] = old[i];
    }
    free(old);
}

static char *words; static size_t words_used, words_size;

static Slot *term(Table *t, const unsigned char *w, size_t len) {
    uint64_t h = 1469598103934665603ULL;
    for (size_t i = 0; i < len; i++) h = (h ^ w[i]) * 1099511628211ULL;
    h ^= h >> 29;
    if (t->used * 2 >= t->size) grow(t);
    size_t k = h & (t->size - 1);
    while (t->slots[k].count && !(t->slots[k].key == h && t->slots[k].len == len && !memcmp(words + t->slots[k].at, w, len)))
        k = (k + 1) & (t->size - 1);
    Slot *s = &t->slots[k];
    if (!s->count) {
        if (words_used + len > words_size) words = realloc(words, words_size = (words_size + len) * 2);
        memcpy(words + words_used, w, len);
        *s = (Slot){h, 0, (uint32_t)t->used++, (uint32_t)words_used, (uint32_t)len};
        words_used += len;
    }
    s->count++;
    return s;
}

static void pair(Table *t, uint64_t a, uint64_t b, uint32_t add) {
    uint64_t key = (a << 32 | b) + 1, h = key * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 32;
    if (t->used * 2 >= t->size) { /* the key is kept hashed, so that growing finds its place again */ grow(t); }
    size_t k = h & (t->size - 1);
    while (t->slots[k].count && !(t->slots[k].key == h && t->slots[k].id == (uint32_t)a && t->slots[k].at == (uint32_t)b))
        k = (k + 1) & (t->size - 1);
    Slot *s = &t->slots[k];
    if (!s->count) { s->key = h; s->id = (uint32_t)a; s->at = (uint32_t)b; t->used++; }
    s->count += add;
}

int main(int argc, char **argv) {
    FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!f) return 2;
    for (int c = 'a'; c <= 'z'; c++) kind[c] = kind[c - 32] = 1;
    for (int c = '0'; c <= '9'; c++) kind[c] = 2;
    kind['\''] = kind['-'] = 3; kind['.'] = kind[','] = 4;
    Table terms = {0}, months = {0};
    char *line = NULL; size_t room = 0; ssize_t len;
    uint64_t tokens = 0, by_document = 0, check = 0;
    uint32_t *seen = NULL, *many = NULL, *here = malloc(sizeof(uint32_t) << 20); size_t seen_size = 0;
    uint32_t document = 0;
    FILE *out = fopen("/dev/null", "wb");
    while ((len = getline(&line, &room, f)) > 0) {
        document++;
        uint32_t month = (uint32_t)atoi(line), n_here = 0;
        unsigned char *p = (unsigned char *)strchr(line, '\t') + 1, *end = (unsigned char *)line + len;
        while (p < end) {
            unsigned char *w = p;
            if (!kind[*p] || kind[*p] > 2) { p++; continue; }
            while (p + 1 < end && p[0] >= 'A' && p[0] <= 'Z' && p[1] == '.') p += 2;
            if (p - w < 4) {
                for (p = w;; ) {
                    if (kind[*p] == 1 || kind[*p] == 2) p++;
                    else if (kind[*p] == 3 && (kind[p[1]] == 1 || kind[p[1]] == 2)) p++;
                    else if (kind[*p] == 4 && kind[p[-1]] == 2 && kind[p[1]] == 2) p++;
                    else break;
                }
            }
            for (unsigned char *c = w; c < p; c++) if (*c >= 'A' && *c <= 'Z') *c += 32;
            uint32_t id = term(&terms, w, (size_t)(p - w))->id;
            tokens++;
            if (id >= seen_size) {
                size_t more = seen_size ? seen_size * 2 : 1 << 16;
                seen = realloc(seen, more * 4); many = realloc(many, more * 4);
                memset(seen + seen_size, 0, (more - seen_size) * 4);
                seen_size = more;
            }
            if (seen[id] != document) { seen[id] = document; many[id] = 0; here[n_here++] = id; }
            many[id]++;
        }
        for (uint32_t k = 0; k < n_here; k++) {
            uint32_t row[3] = {document, here[k], many[here[k]]};
            fwrite(row, 4, 3, out);
            pair(&months, month, here[k], row[2]);
            check += (uint64_t)row[2] * row[2];
        }
        by_document += n_here;
    }
    printf("%zu %llu %llu %zu %llu\n", terms.used, (unsigned long long)tokens, (unsigned long long)by_document,
           months.used, (unsigned long long)check);
    return 0;
}
