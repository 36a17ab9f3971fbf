# SPDX-License-Identifier: GPL-3.0-or-later
# The build idioms of this house: lineside_module, lineside_qml_module, lineside_tests (LinesideIdioms.cmake), on top of
# the flags every target is compiled with.
include(CTest)
include(GNUInstallDirs)

option(LINESIDE_GUI "Build the panel (needs Qt Quick); off builds the headless engine alone" ON)
option(LINESIDE_WERROR "Warnings are errors" OFF)
set(LINESIDE_SANITIZE "" CACHE STRING "address (with undefined) | thread | empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor)
if(LINESIDE_WERROR)
    add_compile_options(-Werror)
endif()
# Six files are compiled as one: most of a file's time goes into the headers of Qt and std (tests/README.md). Off, as in
# the release preset, each file stands alone, which shows an include that is missing.
option(LINESIDE_UNITY "Compile several files of a folder as one" ON)
set(CMAKE_UNITY_BUILD ${LINESIDE_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 6)
if(LINESIDE_UNITY)
    add_compile_options(-Wno-subobject-linkage) # gcc takes the .cpp files it is given at once for headers
endif()
add_compile_definitions(LINESIDE_VERSION="${PROJECT_VERSION}")
add_compile_definitions(QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
if(LINESIDE_SANITIZE STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
elseif(LINESIDE_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
endif()

find_package(Qt6 6.4.2 REQUIRED COMPONENTS Core Sql Network Test)
if(LINESIDE_GUI)
    find_package(Qt6 6.4.2 REQUIRED COMPONENTS Gui Qml Quick QuickControls2 QuickTest LinguistTools)
    find_package(Qt6 6.4.2 QUIET OPTIONAL_COMPONENTS Multimedia) # the horn sounds at the panel
endif()
# Qt Test tells each folder's tests where they lie, which none asks: the same command line everywhere, so that compiler
# caches know the same test in another checkout.
get_target_property(test_definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
list(FILTER test_definitions EXCLUDE REGEX "QT_TESTCASE_")
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${test_definitions}")
find_package(simdjson REQUIRED)
find_package(prometheus-cpp REQUIRED COMPONENTS core)
find_package(tomlplusplus REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
# The GnuTLS build: OpenSSL refuses TLS_PSK_WITH_AES_128_CCM_8, which RFC 7252 makes the one suite every device has.
pkg_check_modules(coap REQUIRED IMPORTED_TARGET libcoap-3-gnutls)
pkg_check_modules(gnutls REQUIRED IMPORTED_TARGET gnutls)

include(LinesideMqtt)
include(LinesideIdioms)
