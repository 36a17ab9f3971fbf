# SPDX-License-Identifier: GPL-3.0-or-later
# Finds the MQTT libraries. A client is built for each that is there, so that one test suite holds both to one contract;
# LINESIDE_MQTT says which of them the programs use.
set(LINESIDE_MQTT auto CACHE STRING "auto (Qt MQTT when found, else libmosquitto) | qt | mosquitto")

find_package(Qt6 6.4.2 QUIET OPTIONAL_COMPONENTS Mqtt)
pkg_check_modules(mosquitto QUIET IMPORTED_TARGET libmosquitto)

set(LINESIDE_MQTT_CLIENTS) # the one the programs use first
if(TARGET Qt6::Mqtt)
    list(APPEND LINESIDE_MQTT_CLIENTS qt)
    set(LINESIDE_MQTT_LINK Qt6::Mqtt)
    set(LINESIDE_MQTT_DEFINITIONS LINESIDE_HAS_QTMQTT)
else()
    set(LINESIDE_MQTT_WITHOUT qtmqtt) # files of core/mqtt
endif()
if(TARGET PkgConfig::mosquitto)
    find_package(OpenSSL 3.0 REQUIRED COMPONENTS SSL)
    list(APPEND LINESIDE_MQTT_CLIENTS mosquitto)
    list(APPEND LINESIDE_MQTT_LINK PkgConfig::mosquitto OpenSSL::SSL)
    list(APPEND LINESIDE_MQTT_DEFINITIONS LINESIDE_HAS_MOSQUITTO)
else()
    set(LINESIDE_MQTT_WITHOUT mosquitto)
endif()

if(LINESIDE_MQTT IN_LIST LINESIDE_MQTT_CLIENTS)
    list(REMOVE_ITEM LINESIDE_MQTT_CLIENTS ${LINESIDE_MQTT})
    list(PREPEND LINESIDE_MQTT_CLIENTS ${LINESIDE_MQTT})
elseif(NOT LINESIDE_MQTT STREQUAL "auto" OR NOT LINESIDE_MQTT_CLIENTS)
    message(FATAL_ERROR "LINESIDE_MQTT=${LINESIDE_MQTT}, but these MQTT libraries were found: \"${LINESIDE_MQTT_CLIENTS}\"")
endif()
if(LINESIDE_MQTT_CLIENTS MATCHES "^mosquitto")
    list(APPEND LINESIDE_MQTT_DEFINITIONS LINESIDE_MOSQUITTO_FIRST)
endif()
message(STATUS "MQTT clients: ${LINESIDE_MQTT_CLIENTS}")
