# The few commands that a user needs; everything else is CMake's (CMakePresets.json).
export SYSTEMC_DISABLE_COPYRIGHT_MESSAGE = 1
PRESET ?= release

.PHONY: demo test asan debug bench formal area lint format setup build install clean

demo: build  ## sets up, builds, and simulates 1,000 jobs under three policies
	build/$(PRESET)/bin/weft run dssoc16 six_mix --policy MET,EFT,ETF --jobs 1000 -o results/demo

test: build  ## sets up, builds and runs all tests
	ctest --preset $(PRESET) -j 2

asan:  ## all tests under the address and undefined-behaviour sanitizers
	$(MAKE) test PRESET=asan

debug:  ## all tests of a debug build
	$(MAKE) test PRESET=debug

bench:  ## the figures of docs/performance.md
	$(MAKE) build PRESET=release
	build/release/bench/budgets
	build/release/bench/transport
	build/release/bench/decisions
	if [ -x build/release/bench/cosimulation ]; then build/release/bench/cosimulation; fi

formal: setup  ## proves the hardware scheduler; each proof must also refute a planted bug
	rtl/formal/run.py -j 2

area: setup  ## area and speed of the hardware scheduler over its parameters; needs nextpnr-ice40
	rtl/synth/area.py

lint: setup  ## formatting and static analysis, as CI checks them
	cmake --preset lint >/dev/null
	tools/lint.sh build/lint

format:  ## formats all sources in place
	git ls-files '*.cpp' '*.h' | xargs clang-format -i

build: setup
	cmake --preset $(PRESET) >/dev/null
	cmake --build --preset $(PRESET)

install: build
	cmake --install build/$(PRESET)

setup:
	tools/setup.sh

clean:
	rm -rf build results
