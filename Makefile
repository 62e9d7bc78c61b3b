# Everything a person or CI does here. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help demo build test e2e clean-room clean
MAVEN := mvn -B -ntp -q

help: ## list the goals
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: ## render a sample, and see a bad spec being refused
	@src/e2e/install.sh demo
	@$(MAVEN) -DskipTests package
	@src/e2e/demo.sh

build: ## compile and pack target/pggen-*.jar
	@src/e2e/install.sh build
	@$(MAVEN) -DskipTests package

test: ## unit tests, and every rendered artifact on real PostgreSQL 14 to 18
	@src/e2e/install.sh test
	@mvn -B -ntp verify

e2e: ## rendered stacks run on Docker; needs root on Debian or Ubuntu
	@src/e2e/run.sh

clean-room: ## make demo test in a bare Debian 12
	@src/e2e/install.sh clean-room
	@src/e2e/clean-room.sh

clean: ## remove what was built
	@rm -rf target
