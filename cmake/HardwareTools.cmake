# WEFT_RTL: whether the hardware scheduler is built. It is where its tools are: Verilator, and PyYAML,
# which its register description is read with. Debian's PyYAML is seen by Debian's Python alone, so
# that is asked where another one stands first in the path.
find_package(verilator QUIET HINTS $ENV{VERILATOR_ROOT})
foreach(candidate "${Python3_EXECUTABLE}" python3 /usr/bin/python3)
  if(candidate AND NOT WEFT_YAML_PYTHON)
    execute_process(COMMAND ${candidate} -c "import yaml, sys; print(sys.executable)"
                    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE
                    RESULT_VARIABLE failed ERROR_QUIET)
    if(failed EQUAL 0)
      set(WEFT_YAML_PYTHON ${found} CACHE INTERNAL "")
      set(Python3_EXECUTABLE ${found} CACHE FILEPATH "")
    endif()
  endif()
endforeach()
set(WEFT_RTL OFF)
if(verilator_FOUND AND WEFT_YAML_PYTHON)
  set(WEFT_RTL ON)
else()
  message(STATUS "No Verilator or no PyYAML: building without the hardware scheduler")
endif()
