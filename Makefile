# The menu. Each line is python3 run.py NAME, which works the same where make is missing.
PYTHON ?= python3

.PHONY: menu setup report test lab bench lock clean
menu:
	@$(PYTHON) run.py
setup report test lab bench lock clean:
	@$(PYTHON) run.py $@ $(ARGS)
