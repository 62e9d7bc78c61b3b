# Everything a person or CI does here. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help demo build test e2e hcl-oracle bench bench-check accuracy golden clean-room dist image docs clean
MAVEN := mvn -B -ntp -q

help: ## list the goals
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: target/pggen.jar ## render a sample, and see a bad spec being refused
	@src/e2e/demo.sh

build: ## compile, pack target/pggen.jar, and record what it loads
	@src/e2e/install.sh build
	@$(MAVEN) -Dmaven.test.skip=true package
	@bin/pggen warmup

test: ## unit tests, and every rendered artifact on real PostgreSQL 14 to 18
	@src/e2e/install.sh test
	@mvn -B -ntp verify

e2e: ## rendered stacks run on Docker; needs root on Debian or Ubuntu
	@src/e2e/run.sh

hcl-oracle: ## our HCL reader beside HashiCorp's own over CORPUS=DIR; needs Go
	@src/e2e/hcl-oracle.sh

bench: target/pggen.jar ## times beside an empty Java program, dclint and yamllint
	@src/bench/run.sh
	@src/bench/foreign.sh

bench-check: target/pggen.jar ## the same, and fail above the limits
	@src/bench/run.sh --check
	@src/bench/foreign.sh --check

accuracy: target/pggen.jar ## docs/accuracy.md anew, from copies of public files in CORPUS=DIR
	@python3 -B src/accuracy/measure.py "$${CORPUS:?CORPUS=DIR holds OWNER__NAME/PATH, see src/accuracy/README.md}"

golden: target/pggen.jar ## write samples and goldens anew; look at the diff
	@src/build/golden.sh

clean-room: ## make demo test in a bare Debian 12
	@src/e2e/install.sh clean-room
	@src/e2e/clean-room.sh

dist: target/pggen.jar ## target/pggen-VERSION.tar.gz, the same bytes each time
	@src/build/dist.sh

image: dist ## the image pggen:VERSION, for hooks and CI; needs Docker
	@src/build/image.sh

docs: target/pggen.jar ## write what docs/ takes from the code and the schema
	@src/build/docs.sh

clean: ## remove what was built
	@rm -rf target

target/pggen.jar: pom.xml $(shell find src/main src/build/java templates schemas docs/rules -type f 2>/dev/null)
	@$(MAKE) --no-print-directory build
