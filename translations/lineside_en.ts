<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AlarmsPage</name>
    <message numerus="yes">
        <source>%n alarm(s) hidden</source>
        <translation>
            <numerusform>%n alarm hidden</numerusform>
            <numerusform>%n alarms hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, show</source>
        <translation>
            <numerusform>%n new, show</numerusform>
            <numerusform>%n new, show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PenChoice</name>
    <message numerus="yes">
        <source>%n of 8 chosen</source>
        <translation>
            <numerusform>%n of 8 chosen</numerusform>
            <numerusform>%n of 8 chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectedTally</name>
    <message numerus="yes">
        <source>Sends what cannot be read: %n message(s)</source>
        <translation>
            <numerusform>Sends what cannot be read: %n message</numerusform>
            <numerusform>Sends what cannot be read: %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::OverviewViewModel</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::SystemViewModel</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::TrendsViewModel</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmTable</name>
    <message numerus="yes">
        <source>Called again %n time(s)</source>
        <translation>
            <numerusform>Called again %n time</numerusform>
            <numerusform>Called again %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message numerus="yes">
        <source>%n alarm(s) shelved or out of service</source>
        <translation>
            <numerusform>%n alarm shelved or out of service</numerusform>
            <numerusform>%n alarms shelved or out of service</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::AlarmHealthViewModel</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::SuggestionViewModel</name>
    <message numerus="yes">
        <source>%n alarm(s) would not come, the longest of them:</source>
        <translation>
            <numerusform>%n alarm would not come, the longest of them:</numerusform>
            <numerusform>%n alarms would not come, the longest of them:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) would not come:</source>
        <translation>
            <numerusform>%n alarm would not come:</numerusform>
            <numerusform>%n alarms would not come:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::AlarmsViewModel</name>
    <message numerus="yes">
        <source>Flood since %1: %n alarm(s), first: %2, %3</source>
        <translation>
            <numerusform>Flood since %1: %n alarm, first: %2, %3</numerusform>
            <numerusform>Flood since %1: %n alarms, first: %2, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::AlarmSettingsViewModel</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message numerus="yes">
        <source>Change %n</source>
        <comment>alarms</comment>
        <translation>
            <numerusform>Change %n</numerusform>
            <numerusform>Change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::AlarmExchangeViewModel</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): nothing can be taken</source>
        <translation>
            <numerusform>%n fault: nothing can be taken</numerusform>
            <numerusform>%n faults: nothing can be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::AlarmJournalExport</name>
    <message numerus="yes">
        <source>%n step(s) read</source>
        <translation>
            <numerusform>%n step read</numerusform>
            <numerusform>%n steps read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n step(s)</source>
        <translation>
            <numerusform>Only the newest step</numerusform>
            <numerusform>Only the newest %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  ·  only the newest %n step(s)</source>
        <translation>
            <numerusform>%1  ·  only the newest step</numerusform>
            <numerusform>%1  ·  only the newest %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing %n step(s)</source>
        <translation>
            <numerusform>Writing %n step</numerusform>
            <numerusform>Writing %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsToolbar</name>
    <message numerus="yes">
        <source>Acknowledge all %n listed</source>
        <translation>
            <numerusform>Acknowledge the one listed</numerusform>
            <numerusform>Acknowledge all %n listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecretEntry</name>
    <message numerus="yes">
        <source>%n digits entered</source>
        <translation>
            <numerusform>%n digit entered</numerusform>
            <numerusform>%n digits entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::SeatsViewModel</name>
    <message numerus="yes">
        <source>This panel is in control of %n areas</source>
        <translation>
            <numerusform>This panel is in control of %n area</numerusform>
            <numerusform>This panel is in control of %n areas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineside::UsersViewModel</name>
    <message numerus="yes">
        <source>%1, in %n areas</source>
        <comment>a role, where it counts</comment>
        <translation>
            <numerusform>%1, in %n area</numerusform>
            <numerusform>%1, in %n areas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message numerus="yes">
        <source>%n more tries while there was a wait</source>
        <translation>
            <numerusform>%n more try while there was a wait</numerusform>
            <numerusform>%n more tries while there was a wait</numerusform>
        </translation>
    </message>
</context>
</TS>
