# SPDX-License-Identifier: GPL-3.0-or-later

# lineside_module(NAME [MOC] [DEPENDS module...] [LINK target...] [WITHOUT regex])
# One static library per folder of core. DEPENDS names the only modules its files may include; the test `architecture`
# reads the same table from core/CMakeLists.txt and fails on any other include. MOC: the folder has classes with Q_OBJECT
# (a "vtable" missing at link time says that the word is missing). WITHOUT: files whose library is not here.
function(lineside_module name)
    cmake_parse_arguments(arg "MOC" "WITHOUT" "DEPENDS;LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${name}/*.cpp ${name}/*.h)
    if(arg_WITHOUT)
        list(FILTER sources EXCLUDE REGEX "/${name}/(${arg_WITHOUT})")
    endif()
    if(NOT sources)
        return()
    endif()
    set(target lineside_${name})
    add_library(${target} STATIC ${sources})
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX AUTOMOC ${arg_MOC})
    target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    list(TRANSFORM arg_DEPENDS PREPEND lineside_)
    foreach(dependency IN LISTS arg_DEPENDS)
        if(NOT TARGET ${dependency}) # its folder has no file yet
            list(REMOVE_ITEM arg_DEPENDS ${dependency})
        endif()
    endforeach()
    target_link_libraries(${target} PUBLIC Qt6::Core ${arg_DEPENDS} ${arg_LINK})
endfunction()

# lineside_program(NAME [MOC] [LINK target...]): one executable from the folder's own sources, into build/<preset>/bin.
function(lineside_program name)
    cmake_parse_arguments(arg "MOC" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    add_executable(${name} ${sources})
    set_target_properties(${name} PROPERTIES AUTOMOC ${arg_MOC})
    target_link_libraries(${name} PRIVATE ${arg_LINK})
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

set(lineside_tsan_options "ignore_noninstrumented_modules=1 halt_on_error=1 die_after_fork=0")

# lineside_tests(PROGRAM [GUI] FILES file... [LINK target...] [LABELS label...])
# One program for many tst_<class>.cpp, each registered under its file's name (tests/support/testmain.h).
function(lineside_tests program)
    cmake_parse_arguments(arg "GUI" "" "FILES;LINK;LABELS" ${ARGN})
    set(main lineside_testmain)
    if(arg_GUI)
        set(main lineside_guitestmain)
    endif()
    lineside_test_program(${program} "${arg_FILES}" ${main} ${arg_LINK})
    foreach(file IN LISTS arg_FILES)
        get_filename_component(name ${file} NAME_WE)
        lineside_add_test(${name} "${arg_LABELS}" ${program} ${name})
    endforeach()
endfunction()

# lineside_test(FILE [LINK target...] [LABELS label...]): a tst_<class>.cpp that brings a main of its own.
function(lineside_test file)
    cmake_parse_arguments(arg "" "" "LINK;LABELS" ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    lineside_test_program(${name} ${file} ${arg_LINK})
    lineside_add_test(${name} "${arg_LABELS}" ${name})
endfunction()

function(lineside_test_program name files)
    add_executable(${name} ${files})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE Qt6::Test lineside_testsupport ${ARGN})
endfunction()

function(lineside_add_test name labels)
    add_test(NAME ${name} COMMAND ${ARGN})
    # QT_NO_GLIB and the TSan options: with payloads only in mutex mailboxes these give no false report (core/README.md).
    # die_after_fork=0: a test that starts a broker while other threads run may still start threads afterwards.
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT 180 ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;QT_NO_GLIB=1;TZ=UTC;TSAN_OPTIONS=${lineside_tsan_options}")
endfunction()

# lineside_qml_module(NAME URI uri [LINK target...] [SOURCES file...] [IMPORTS uri...])
# One static QML module a folder, its .qml files globbed. RESOURCE_PREFIX and the static plugin are what Qt 6.4 needs so
# that the installed program finds the module too: 6.4 puts files under :/URI, where no import path leads. Every module is
# noted, so that qml/CMakeLists.txt can import them all.
function(lineside_qml_module name)
    cmake_parse_arguments(arg "" "URI" "LINK;SOURCES;IMPORTS;SINGLETONS" ${ARGN})
    file(GLOB qml_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.qml)
    file(GLOB resource_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} icons/*.svg)
    if(arg_SINGLETONS)
        set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    endif()
    string(REPLACE "." "/" uri_path ${arg_URI})
    qt_add_library(${name} STATIC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    if(CMAKE_BUILD_TYPE STREQUAL "Debug") # compiled ahead is for what is installed; here it was a fifth of a build
        set(cachegen NO_CACHEGEN)
    endif()
    qt_add_qml_module(${name}
        URI ${arg_URI}
        ${cachegen}
        VERSION 1.0
        RESOURCE_PREFIX /qt/qml
        QML_FILES ${qml_files}
        SOURCES ${arg_SOURCES}
        RESOURCES ${resource_files}
        IMPORTS ${arg_IMPORTS})
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/..)
    target_link_libraries(${name} PUBLIC Qt6::Quick ${arg_LINK})
    set_property(GLOBAL APPEND PROPERTY LINESIDE_QML_MODULES ${name})
    if(qml_files)
        target_compile_options(${name} PRIVATE -w) # what qmlcachegen of 6.4 writes shadows its own parameters
    endif()
endfunction()
