<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlarmRowDelegate</name>
    <message>
        <source>at activation</source>
        <translation>bei Auslösung</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>1st</source>
        <comment>came first of the machine's alarms</comment>
        <translation>1.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Shelve, take out of service and more</source>
        <translation>Zurückstellen, außer Betrieb nehmen und mehr</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>No active alarms</source>
        <translation>Keine aktiven Alarme</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Alarm list: %1 critical, %2 high, %3 medium, %4 low</source>
        <translation>Alarmliste: %1 kritisch, %2 hoch, %3 mittel, %4 niedrig</translation>
    </message>
    <message>
        <source>1 of 2</source>
        <translation>1 von 2</translation>
    </message>
    <message>
        <source>2 of 2</source>
        <translation>2 von 2</translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>Nächsten Hinweis zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) shelved or out of service</source>
        <translation>
            <numerusform>%n Alarm zurückgestellt oder außer Betrieb</numerusform>
            <numerusform>%n Alarme zurückgestellt oder außer Betrieb</numerusform>
        </translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Ton aus</translation>
    </message>
</context>
<context>
    <name>AlarmTable</name>
    <message>
        <source>%1 very low, below %2</source>
        <translation>%1 sehr niedrig, unter %2</translation>
    </message>
    <message>
        <source>%1 low, below %2</source>
        <translation>%1 niedrig, unter %2</translation>
    </message>
    <message>
        <source>%1 high, above %2</source>
        <translation>%1 hoch, über %2</translation>
    </message>
    <message>
        <source>%1 very high, above %2</source>
        <translation>%1 sehr hoch, über %2</translation>
    </message>
    <message>
        <source>%1: unit not known: %2</source>
        <translation>%1: Einheit unbekannt: %2</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Gone at %1</source>
        <translation>Gegangen um %1</translation>
    </message>
    <message>
        <source>Device clock not set</source>
        <translation>Geräteuhr nicht gestellt</translation>
    </message>
    <message>
        <source>Device time %1</source>
        <translation>Gerätezeit %1</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <source>Shelved by %1 until it has gone, at the latest %2</source>
        <translation>Von %1 zurückgestellt, bis er gegangen ist, längstens bis %2</translation>
    </message>
    <message>
        <source>Shelved by %1 until %2</source>
        <translation>Von %1 zurückgestellt bis %2</translation>
    </message>
    <message>
        <source>the high-high limit</source>
        <translation>den oberen Grenzwert HH</translation>
    </message>
    <message>
        <source>the low-low limit</source>
        <translation>den unteren Grenzwert LL</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Out of service by %1 since %2</source>
        <translation>Von %1 außer Betrieb genommen seit %2</translation>
    </message>
    <message numerus="yes">
        <source>Called again %n time(s)</source>
        <translation>
            <numerusform>%n-mal erneut gemeldet</numerusform>
            <numerusform>%n-mal erneut gemeldet</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine heard: %1</source>
        <translation>Keine Maschine zu hören: %1</translation>
    </message>
    <message>
        <source>Not heard for more than %1</source>
        <translation>Länger als %1 nicht gehört</translation>
    </message>
    <message>
        <source>Offline, says the machine</source>
        <translation>Offline, sagt die Maschine</translation>
    </message>
    <message>
        <source>%1: no value for more than %2</source>
        <translation>%1: länger als %2 kein Wert</translation>
    </message>
    <message>
        <source>%1: value not usable</source>
        <translation>%1: Wert nicht verwendbar</translation>
    </message>
    <message>
        <source>%1: value unchanged for more than %2</source>
        <translation>%1: Wert länger als %2 unverändert</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>the silence of the whole line</source>
        <translation>das Schweigen der ganzen Linie</translation>
    </message>
    <message>
        <source>the lost connection</source>
        <translation>die unterbrochene Verbindung</translation>
    </message>
    <message>
        <source>the machine's state: %1</source>
        <translation>den Zustand der Maschine: %1</translation>
    </message>
    <message>
        <source>%1 very low</source>
        <translation>%1 sehr niedrig</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 niedrig</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 hoch</translation>
    </message>
    <message>
        <source>%1 very high</source>
        <translation>%1 sehr hoch</translation>
    </message>
    <message>
        <source>%1: unit not known</source>
        <translation>%1: Einheit unbekannt</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>Meldet sich nicht</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <translation>%1: kein Wert</translation>
    </message>
    <message>
        <source>%1: value unchanged</source>
        <translation>%1: Wert unverändert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who, comment</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Storage nearly full, or not to be written</source>
        <translation>Speicher fast voll oder nicht beschreibbar</translation>
    </message>
    <message>
        <source>Clock of the gateway not right</source>
        <translation>Uhr des Gateways stimmt nicht</translation>
    </message>
    <message>
        <source>%1: readings wait for more than %2</source>
        <translation>%1: Messwerte warten seit mehr als %2</translation>
    </message>
    <message>
        <source>%1: readings wait too long</source>
        <translation>%1: Messwerte warten zu lange</translation>
    </message>
    <message>
        <source>%1: certificate ends soon</source>
        <translation>%1: Zertifikat läuft bald ab</translation>
    </message>
    <message>
        <source>%1: certificate has ended</source>
        <translation>%1: Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>%1: certificate ends</source>
        <translation>%1: Zertifikat läuft ab</translation>
    </message>
    <message>
        <source>%1: the other side refuses</source>
        <translation>%1: die Gegenseite lehnt ab</translation>
    </message>
    <message>
        <source>Damaged file put aside</source>
        <translation>Beschädigte Datei beiseitegelegt</translation>
    </message>
    <message>
        <source>Most of its messages are refused</source>
        <translation>Die meisten Nachrichten werden abgewiesen</translation>
    </message>
    <message>
        <source>the refused connection</source>
        <translation>die abgelehnte Verbindung</translation>
    </message>
    <message>
        <source>Alerts and commands</source>
        <translation>Meldungen und Befehle</translation>
    </message>
    <message>
        <source>Suppressed by %1 since %2</source>
        <translation>Unterdrückt durch %1 seit %2</translation>
    </message>
    <message>
        <source>%1, its longest time being over</source>
        <comment>a condition</comment>
        <translation>%1, die längste Zeit ist um</translation>
    </message>
    <message>
        <source>%1 changes too fast</source>
        <translation>%1 ändert sich zu schnell</translation>
    </message>
    <message>
        <source>%1 off its setpoint</source>
        <translation>%1 weicht vom Sollwert ab</translation>
    </message>
    <message>
        <source>Machine state</source>
        <translation>Maschinenzustand</translation>
    </message>
    <message>
        <source>%1: value reached</source>
        <translation>%1: Wert erreicht</translation>
    </message>
    <message>
        <source>The horn does not sound</source>
        <translation>Die Hupe ertönt nicht</translation>
    </message>
    <message>
        <source>Escalated at %1</source>
        <translation>Eskaliert um %1</translation>
    </message>
    <message>
        <source>%1 changes too fast, by more than %2</source>
        <translation>%1 ändert sich zu schnell, um mehr als %2</translation>
    </message>
    <message>
        <source>%1 off its setpoint by more than %2</source>
        <translation>%1 weicht um mehr als %2 vom Sollwert ab</translation>
    </message>
    <message>
        <source>The machine says: %1</source>
        <translation>Die Maschine meldet: %1</translation>
    </message>
    <message>
        <source>%1 is at %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>who, at which screen</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nobody: was put aside</source>
        <translation>niemand: war zurückgestellt</translation>
    </message>
    <message>
        <source>The record has little room left</source>
        <translation>Dem Protokoll geht der Platz aus</translation>
    </message>
    <message>
        <source>The record is damaged, or cannot be written</source>
        <translation>Das Protokoll ist beschädigt oder nicht zu schreiben</translation>
    </message>
</context>
<context>
    <name>AlarmWatch</name>
    <message>
        <source>%1: %2</source>
        <comment>sources, and why their alarms are not watched</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Alarms are not watched yet: waiting for the engine</source>
        <translation>Alarme werden noch nicht überwacht: warten auf die Engine</translation>
    </message>
    <message>
        <source>Alarms are not watched: every signal is late. Is the broker alive?</source>
        <translation>Alarme werden nicht überwacht: alle Signale sind verspätet. Lebt der Broker?</translation>
    </message>
    <message>
        <source>Alarms are not watched: no sign of life from the engine since %1</source>
        <translation>Alarme werden nicht überwacht: kein Lebenszeichen der Engine seit %1</translation>
    </message>
    <message>
        <source>Alarms are not watched: no broker is configured</source>
        <translation>Alarme werden nicht überwacht: kein Broker eingerichtet</translation>
    </message>
    <message>
        <source>Alarms are not watched: the broker refuses to pass on what machines send</source>
        <translation>Alarme werden nicht überwacht: der Broker verweigert, was die Maschinen senden</translation>
    </message>
    <message>
        <source>Alarms are not watched: the broker refuses: %1</source>
        <translation>Alarme werden nicht überwacht: der Broker verweigert: %1</translation>
    </message>
    <message>
        <source>Alarms are not watched yet: connecting to the broker</source>
        <translation>Alarme werden noch nicht überwacht: Verbindung zum Broker wird aufgebaut</translation>
    </message>
    <message>
        <source>Alarms are not watched: no connection to the broker</source>
        <translation>Alarme werden nicht überwacht: keine Verbindung zum Broker</translation>
    </message>
    <message>
        <source>Alarms are not watched: no connection to the broker since %1</source>
        <translation>Alarme werden nicht überwacht: keine Verbindung zum Broker seit %1</translation>
    </message>
</context>
<context>
    <name>AlarmsPage</name>
    <message>
        <source>No alarm passes the filter</source>
        <translation>Kein Alarm passt zum Filter</translation>
    </message>
    <message>
        <source>No active alarms</source>
        <translation>Keine aktiven Alarme</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) hidden</source>
        <translation>
            <numerusform>%n Alarm ausgeblendet</numerusform>
            <numerusform>%n Alarme ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>Der Verlauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch nichts geschehen</translation>
    </message>
    <message>
        <source>Alarms from there stand as they were last known.</source>
        <translation>Alarme von dort stehen so da, wie sie zuletzt bekannt waren.</translation>
    </message>
    <message numerus="yes">
        <source>%n new, show</source>
        <translation>
            <numerusform>%n neuer, anzeigen</numerusform>
            <numerusform>%n neue, anzeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Cause was found</source>
        <translation>Ursache gefunden</translation>
    </message>
    <message>
        <source>Part was changed</source>
        <translation>Teil wurde getauscht</translation>
    </message>
    <message>
        <source>Comes back after a while</source>
        <translation>Kommt nach einer Weile wieder</translation>
    </message>
    <message>
        <source>See the shift book</source>
        <translation>Siehe Schichtbuch</translation>
    </message>
    <message>
        <source>No step passes the search</source>
        <translation>Kein Schritt passt zur Suche</translation>
    </message>
</context>
<context>
    <name>AlarmsToolbar</name>
    <message>
        <source>Alarm list</source>
        <translation>Alarmliste</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show the alarms of all machines</source>
        <translation>Alarme aller Maschinen zeigen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge all %n listed</source>
        <translation>
            <numerusform>%n Alarm der Liste quittieren</numerusform>
            <numerusform>Alle %n der Liste quittieren</numerusform>
        </translation>
    </message>
    <message>
        <source>First only</source>
        <comment>alarms of each machine</comment>
        <translation>Nur erste</translation>
    </message>
</context>
<context>
    <name>CommandControl</name>
    <message>
        <source>Hold to send</source>
        <translation>Zum Senden halten</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>Set all</source>
        <translation>Alle setzen</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Somebody else agrees here, with their own login</source>
        <translation>Jemand anderes stimmt hier mit eigener Anmeldung zu</translation>
    </message>
    <message>
        <source>Two persons</source>
        <translation>Zwei Personen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CommandPanel</name>
    <message>
        <source>Control</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>This machine has told of no commands.</source>
        <translation>Diese Maschine hat keine Befehle gemeldet.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>%1: take it first</source>
        <translation>%1: erst übernehmen</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>The machine does not know this command.</source>
        <translation>Die Maschine kennt diesen Befehl nicht.</translation>
    </message>
    <message>
        <source>This value is not allowed: %1</source>
        <translation>Dieser Wert ist nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>The machine&apos;s values are not current.</source>
        <translation>Die Werte der Maschine sind nicht aktuell.</translation>
    </message>
    <message>
        <source>The last order is not answered yet.</source>
        <translation>Der letzte Auftrag ist noch unbeantwortet.</translation>
    </message>
    <message>
        <source>The engine gives no sign of life.</source>
        <translation>Die Engine gibt kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>There is no connection to the broker.</source>
        <translation>Es besteht keine Verbindung zum Broker.</translation>
    </message>
    <message>
        <source>The machine is not known.</source>
        <translation>Die Maschine ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The machine is offline.</source>
        <translation>Die Maschine ist offline.</translation>
    </message>
    <message>
        <source>Only in steps of %1.</source>
        <translation>Nur in Schritten von %1.</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>Ihre Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>Only after a login.</source>
        <translation>Nur nach einer Anmeldung.</translation>
    </message>
    <message>
        <source>A stop is not answered yet.</source>
        <translation>Ein Stopp ist noch nicht beantwortet.</translation>
    </message>
    <message>
        <source>A stop was not carried out.</source>
        <translation>Ein Stopp wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a stop, why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, still %2</source>
        <comment>what is ordered, for how long it waits</comment>
        <translation>%1, noch %2</translation>
    </message>
</context>
<context>
    <name>CommentDialog</name>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Known, being worked on</source>
        <translation>Bekannt, wird bearbeitet</translation>
    </message>
    <message>
        <source>Maintenance is called</source>
        <translation>Instandhaltung ist gerufen</translation>
    </message>
    <message>
        <source>Sensor is doubtful</source>
        <translation>Sensor ist zweifelhaft</translation>
    </message>
    <message>
        <source>Product was changed</source>
        <translation>Produkt wurde gewechselt</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Oder in eigenen Worten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Hold to confirm</source>
        <translation>Zum Bestätigen halten</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>DeviceAlarms</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht überwacht</translation>
    </message>
    <message>
        <source>Shelve all</source>
        <translation>Alle zurückstellen</translation>
    </message>
    <message>
        <source>Shelve all alarms of this machine</source>
        <translation>Alle Alarme dieser Maschine zurückstellen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Shelve, take out of service and more</source>
        <translation>Zurückstellen, außer Betrieb nehmen und mehr</translation>
    </message>
</context>
<context>
    <name>DeviceHeader</name>
    <message>
        <source>Remove machine</source>
        <translation>Maschine entfernen</translation>
    </message>
    <message>
        <source>Remove this machine from the lists?</source>
        <translation>Diese Maschine aus den Listen entfernen?</translation>
    </message>
    <message>
        <source>Its alarms end, its readings stay. It comes back when it speaks.</source>
        <translation>Ihre Alarme enden, ihre Messwerte bleiben. Sie kommt wieder, sobald sie sendet.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Parts of the page</source>
        <translation>Teile der Seite</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No machine is chosen</source>
        <translation>Keine Maschine gewählt</translation>
    </message>
    <message>
        <source>%1 has not been heard yet</source>
        <translation>Von %1 kam noch nichts</translation>
    </message>
    <message>
        <source>%1 was removed from the lists</source>
        <translation>%1 wurde aus den Listen entfernt</translation>
    </message>
    <message>
        <source>It comes back when it sends again.</source>
        <translation>Sobald sie wieder sendet, ist sie wieder da.</translation>
    </message>
    <message>
        <source>Choose one on the overview.</source>
        <translation>Wählen Sie eine in der Übersicht.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>DeviceTrend</name>
    <message>
        <source>Trend of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
</context>
<context>
    <name>FreshnessMark</name>
    <message>
        <source>Late, %1</source>
        <translation>Verspätet, %1</translation>
    </message>
    <message>
        <source>Stale, %1</source>
        <translation>Veraltet, %1</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>The horn is off until a new alarm comes</source>
        <translation>Die Hupe schweigt, bis ein neuer Alarm kommt</translation>
    </message>
    <message>
        <source>Help is called</source>
        <translation>Hilfe ist gerufen</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Ich brauche Hilfe</translation>
    </message>
    <message>
        <source>Called</source>
        <comment>help</comment>
        <translation>Gerufen</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>come</comment>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Not logged in</source>
        <comment>who gave the order</comment>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Console of the machine</source>
        <comment>who gave the order</comment>
        <translation>Konsole der Maschine</translation>
    </message>
    <message>
        <source>Operator</source>
        <comment>who gave the order; nobody has logged in</comment>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Interface %1</source>
        <comment>who gave the order: a program at this address</comment>
        <translation>Schnittstelle %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Feuchte</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>Schwingung</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Durchfluss</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Füllstand</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Set point</source>
        <translation>Sollwert</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Läuft an</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Läuft aus</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Meldet Störung</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Presse</translation>
    </message>
    <message>
        <source>Oven</source>
        <translation>Ofen</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>Kompressor</translation>
    </message>
    <message>
        <source>Chiller</source>
        <translation>Kühler</translation>
    </message>
    <message>
        <source>CNC mill</source>
        <translation>CNC-Fräse</translation>
    </message>
    <message>
        <source>Conveyor</source>
        <translation>Förderband</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Measured %1 ago</source>
        <translation>Vor %1 gemessen</translation>
    </message>
    <message>
        <source>Device clock %1 ahead</source>
        <translation>Geräteuhr geht %1 vor</translation>
    </message>
    <message>
        <source>Device clock not set</source>
        <translation>Geräteuhr nicht gestellt</translation>
    </message>
    <message>
        <source>Device clock %1 slow</source>
        <translation>Geräteuhr geht %1 nach</translation>
    </message>
    <message>
        <source>Machine removed</source>
        <translation>Maschine entfernt</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>alarm priority</comment>
        <translation>Tief</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>alarm priority</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>alarm priority</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>alarm priority</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Active, not acknowledged</source>
        <translation>Aktiv, unquittiert</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Aktiv, quittiert</translation>
    </message>
    <message>
        <source>Gone, not acknowledged</source>
        <translation>Gegangen, unquittiert</translation>
    </message>
    <message>
        <source>Gone, waits for reset</source>
        <translation>Gegangen, wartet auf Zurücksetzen</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Gekommen</translation>
    </message>
    <message>
        <source>Went</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurückgesetzt</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>At the broker</source>
        <translation>Beim Broker</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Refused by the machine</source>
        <translation>Von der Maschine abgelehnt</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>Nicht eingerichtet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Hydraulic pressure</source>
        <translation>Hydraulikdruck</translation>
    </message>
    <message>
        <source>Discharge pressure</source>
        <translation>Enddruck</translation>
    </message>
    <message>
        <source>Spindle speed</source>
        <translation>Spindeldrehzahl</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>Hübe</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stückzahl</translation>
    </message>
    <message>
        <source>Mill</source>
        <translation>Fräse</translation>
    </message>
    <message>
        <source>Unit not known</source>
        <translation>Einheit nicht bekannt</translation>
    </message>
    <message>
        <source>Says it is offline, but sends</source>
        <translation>Meldet sich offline, sendet aber</translation>
    </message>
    <message>
        <source>Said last: %1</source>
        <translation>Sagte zuletzt: %1</translation>
    </message>
    <message>
        <source>Its clock is not read, arrival counts</source>
        <translation>Seine Uhr zählt nicht, sondern die Ankunft</translation>
    </message>
    <message>
        <source>Its clock is read as time of %1</source>
        <translation>Seine Uhr gilt als Zeit in %1</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>somebody said something about an alarm</comment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Shelved</source>
        <comment>alarm state</comment>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>alarm state</comment>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>alarm state</comment>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Acknowledgement taken back</source>
        <translation>Quittierung zurückgenommen</translation>
    </message>
    <message>
        <source>Shelved</source>
        <comment>alarm event</comment>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Back from the shelf</source>
        <translation>Zurückstellung beendet</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>alarm event</comment>
        <translation>Außer Betrieb genommen</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Wieder in Betrieb</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>alarm event</comment>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>No longer suppressed</source>
        <translation>Nicht mehr unterdrückt</translation>
    </message>
    <message>
        <source>Calls again</source>
        <translation>Meldet sich erneut</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Wartet auf eine zweite Person</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
</context>
<context>
    <name>MachineTile</name>
    <message>
        <source>gone</source>
        <comment>an alarm</comment>
        <translation>gegangen</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>NumericKeypad</name>
    <message>
        <source>Too low: at least %1</source>
        <translation>Zu niedrig: mindestens %1</translation>
    </message>
    <message>
        <source>Too high: at most %1</source>
        <translation>Zu hoch: höchstens %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Change the sign</source>
        <translation>Vorzeichen wechseln</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Das ist keine Zahl</translation>
    </message>
    <message>
        <source>Only in steps of %1</source>
        <translation>Nur in Schritten von %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Down by %1</source>
        <translation>Um %1 niedriger</translation>
    </message>
    <message>
        <source>Up by %1</source>
        <translation>Um %1 höher</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Waiting for the engine</source>
        <translation>Warten auf die Engine</translation>
    </message>
    <message>
        <source>No machine has been heard yet</source>
        <translation>Noch keine Maschine gehört</translation>
    </message>
    <message>
        <source>A machine appears here with its first message to the broker.</source>
        <translation>Eine Maschine erscheint hier mit ihrer ersten Nachricht an den Broker.</translation>
    </message>
    <message>
        <source>No machine can be heard</source>
        <translation>Keine Maschine ist zu hören</translation>
    </message>
</context>
<context>
    <name>PenChoice</name>
    <message>
        <source>Choose signals</source>
        <translation>Signale wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n of 8 chosen</source>
        <translation>
            <numerusform>%n von 8 gewählt</numerusform>
            <numerusform>%n von 8 gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>PenLegend</name>
    <message>
        <source>Reading the history</source>
        <translation>Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>QuarantineList</name>
    <message>
        <source>Set aside</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>Alle noch einmal senden</translation>
    </message>
    <message>
        <source>All readings that were set aside</source>
        <translation>Alle zurückgelegten Messwerte</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>The cloud took every reading</source>
        <translation>Die Cloud hat jeden Messwert angenommen</translation>
    </message>
    <message>
        <source>Send again?</source>
        <translation>Noch einmal senden?</translation>
    </message>
    <message>
        <source>What the cloud refuses again returns to this list.</source>
        <translation>Was die Cloud wieder ablehnt, kehrt in diese Liste zurück.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>unspecified error</source>
        <translation>nicht näher bezeichneter Fehler</translation>
    </message>
    <message>
        <source>malformed packet</source>
        <translation>fehlerhaftes Paket</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>not accepted by the broker</source>
        <translation>vom Broker nicht angenommen</translation>
    </message>
    <message>
        <source>the broker does not speak this version of MQTT</source>
        <translation>der Broker spricht diese MQTT-Version nicht</translation>
    </message>
    <message>
        <source>the broker does not accept this client id</source>
        <translation>der Broker nimmt diese Client-ID nicht an</translation>
    </message>
    <message>
        <source>wrong user name or password</source>
        <translation>Benutzername oder Passwort falsch</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>nicht berechtigt</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>der Broker ist nicht verfügbar</translation>
    </message>
    <message>
        <source>the broker is busy</source>
        <translation>der Broker ist überlastet</translation>
    </message>
    <message>
        <source>this client is banned</source>
        <translation>dieser Client ist gesperrt</translation>
    </message>
    <message>
        <source>the broker shuts down</source>
        <translation>der Broker wird beendet</translation>
    </message>
    <message>
        <source>wrong authentication method</source>
        <translation>falsches Anmeldeverfahren</translation>
    </message>
    <message>
        <source>the broker has not heard from us</source>
        <translation>der Broker hat nichts von uns gehört</translation>
    </message>
    <message>
        <source>taken over by a twin client id</source>
        <translation>verdrängt von einem Zwilling mit derselben Client-ID</translation>
    </message>
    <message>
        <source>the topic filter is not valid</source>
        <translation>der Topic-Filter ist ungültig</translation>
    </message>
    <message>
        <source>the topic is not valid</source>
        <translation>das Topic ist ungültig</translation>
    </message>
    <message>
        <source>the packet id is in use</source>
        <translation>die Paketnummer ist belegt</translation>
    </message>
    <message>
        <source>the packet id is not known</source>
        <translation>die Paketnummer ist unbekannt</translation>
    </message>
    <message>
        <source>more unacknowledged messages than the broker takes</source>
        <translation>mehr unbestätigte Nachrichten, als der Broker annimmt</translation>
    </message>
    <message>
        <source>the topic alias is not valid</source>
        <translation>der Topic-Alias ist ungültig</translation>
    </message>
    <message>
        <source>larger than the broker takes</source>
        <translation>größer, als der Broker annimmt</translation>
    </message>
    <message>
        <source>the broker grants QoS 0 where QoS 1 was asked: messages may be lost</source>
        <translation>der Broker gewährt QoS 0 statt QoS 1: Nachrichten können verloren gehen</translation>
    </message>
    <message>
        <source>the file has errors, the program goes on with what it has</source>
        <translation>die Datei hat Fehler, das Programm läuft mit der bisherigen weiter</translation>
    </message>
    <message>
        <source>the engine cannot start with the file, it goes on with what it had</source>
        <translation>die Engine kann mit der Datei nicht starten und läuft mit der bisherigen weiter</translation>
    </message>
    <message>
        <source>the file has changed, a restart is needed</source>
        <translation>die Datei hat sich geändert, ein Neustart ist nötig</translation>
    </message>
    <message>
        <source>too many messages in this time</source>
        <translation>zu viele Nachrichten in dieser Zeit</translation>
    </message>
    <message>
        <source>the broker&apos;s quota is exceeded</source>
        <translation>das Kontingent des Brokers ist überschritten</translation>
    </message>
    <message>
        <source>ended by the broker&apos;s administrator</source>
        <translation>vom Administrator des Brokers beendet</translation>
    </message>
    <message>
        <source>the payload is not of the format it claims</source>
        <translation>die Nutzdaten haben nicht das angegebene Format</translation>
    </message>
    <message>
        <source>the broker keeps no retained messages</source>
        <translation>der Broker bewahrt keine Nachrichten auf</translation>
    </message>
    <message>
        <source>the broker does not offer this QoS</source>
        <translation>der Broker bietet diese QoS nicht</translation>
    </message>
    <message>
        <source>the broker asks to use another</source>
        <translation>der Broker verweist auf einen anderen</translation>
    </message>
    <message>
        <source>the broker has moved</source>
        <translation>der Broker ist umgezogen</translation>
    </message>
    <message>
        <source>the broker has no shared subscriptions</source>
        <translation>der Broker kennt keine geteilten Abonnements</translation>
    </message>
    <message>
        <source>too many connections in this time</source>
        <translation>zu viele Verbindungen in dieser Zeit</translation>
    </message>
    <message>
        <source>the longest time of a connection is over</source>
        <translation>die längste Dauer einer Verbindung ist abgelaufen</translation>
    </message>
    <message>
        <source>the broker has no subscription identifiers</source>
        <translation>der Broker kennt keine Abonnement-Kennungen</translation>
    </message>
    <message>
        <source>the broker has no subscriptions with wildcards</source>
        <translation>der Broker kennt keine Abonnements mit Platzhaltern</translation>
    </message>
    <message>
        <source>the broker closed the connection</source>
        <translation>der Broker hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>the broker does not answer any more</source>
        <translation>der Broker antwortet nicht mehr</translation>
    </message>
    <message>
        <source>what the broker sends is not MQTT</source>
        <translation>was der Broker sendet, ist kein MQTT</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>no answer within 10 seconds</source>
        <translation>keine Antwort innerhalb von 10 Sekunden</translation>
    </message>
    <message>
        <source>the name has no address</source>
        <translation>zu dem Namen gibt es keine Adresse</translation>
    </message>
    <message>
        <source>not connected to the broker</source>
        <translation>nicht mit dem Broker verbunden</translation>
    </message>
    <message>
        <source>the broker closed the connection at a message of QoS 2</source>
        <translation>der Broker hat die Verbindung bei einer Nachricht mit QoS 2 geschlossen</translation>
    </message>
    <message>
        <source>the broker closed the connection instead of confirming a message</source>
        <translation>der Broker hat die Verbindung geschlossen, statt eine Nachricht zu bestätigen</translation>
    </message>
    <message>
        <source>the broker closed the connection instead of granting the subscription</source>
        <translation>der Broker hat die Verbindung geschlossen, statt das Abonnement zu gewähren</translation>
    </message>
    <message>
        <source>the broker did not confirm it within 5 seconds</source>
        <translation>der Broker hat es nicht innerhalb von 5 Sekunden bestätigt</translation>
    </message>
    <message>
        <source>not allowed to read %1</source>
        <translation>nicht berechtigt, %1 zu lesen</translation>
    </message>
    <message>
        <source>not allowed to read %1: %2</source>
        <translation>nicht berechtigt, %1 zu lesen: %2</translation>
    </message>
    <message>
        <source>the client was stopped</source>
        <translation>der Client wurde beendet</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>Name oder Dienst unbekannt</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>Namensauflösung vorübergehend nicht möglich</translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation>zu dem Rechnernamen gibt es keine Adresse</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>kein Weg zum Rechner</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenstelle zurückgesetzt</translation>
    </message>
    <message>
        <source>the disk is full: what is left is for alarms and commands, readings wait until 24 MiB are free</source>
        <translation>die Platte ist voll: was bleibt, ist für Alarme und Befehle, Messwerte warten, bis 24 MiB frei sind</translation>
    </message>
    <message>
        <source>the disk is full: readings are kept only while the files there are have room</source>
        <translation>die Platte ist voll: Messwerte werden nur behalten, solange in den vorhandenen Dateien Platz ist</translation>
    </message>
    <message>
        <source>over quota: the oldest readings wait for a sink to confirm them</source>
        <translation>über dem Kontingent: die ältesten Messwerte warten auf ihre Bestätigung</translation>
    </message>
    <message>
        <source>no room for a journal segment: the disk is full</source>
        <translation>kein Platz für ein Journal-Segment: die Platte ist voll</translation>
    </message>
    <message>
        <source>the journal is full: messages wait at the broker until the store has taken some</source>
        <translation>das Journal ist voll: Nachrichten warten beim Broker, bis der Speicher welche übernommen hat</translation>
    </message>
    <message>
        <source>cannot flush the journal</source>
        <translation>das Journal kann nicht auf die Platte geschrieben werden</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>damaged, set aside</source>
        <translation>beschädigt, beiseitegelegt</translation>
    </message>
    <message>
        <source>journal segment left out</source>
        <translation>Journal-Segment ausgelassen</translation>
    </message>
    <message>
        <source>journal damaged, the rest of its segment is left out</source>
        <translation>Journal beschädigt, der Rest des Segments wird ausgelassen</translation>
    </message>
    <message>
        <source>the slice is still being made</source>
        <translation>die Datei entsteht noch</translation>
    </message>
    <message>
        <source>a row names a series that is not there</source>
        <translation>eine Zeile nennt eine Messreihe, die es nicht gibt</translation>
    </message>
    <message>
        <source>the slice has lost its meta data</source>
        <translation>die Datei hat ihre Metadaten verloren</translation>
    </message>
    <message>
        <source>the device&apos;s name cannot stand in a topic</source>
        <translation>der Name des Geräts kann nicht in einem Topic stehen</translation>
    </message>
    <message>
        <source>no topic can be made of this device&apos;s name</source>
        <translation>aus dem Namen dieses Geräts lässt sich kein Topic bilden</translation>
    </message>
    <message>
        <source>the window of unconfirmed messages is full</source>
        <translation>das Fenster unbestätigter Nachrichten ist voll</translation>
    </message>
    <message>
        <source>the command has expired</source>
        <translation>der Befehl ist abgelaufen</translation>
    </message>
    <message>
        <source>the command is larger than 64 KiB</source>
        <translation>der Befehl ist größer als 64 KiB</translation>
    </message>
    <message>
        <source>too many commands are waiting</source>
        <translation>zu viele Befehle warten</translation>
    </message>
    <message>
        <source>a command with this id is still open</source>
        <translation>ein Befehl mit dieser Kennung ist noch offen</translation>
    </message>
    <message>
        <source>the payload is empty</source>
        <translation>die Nachricht ist leer</translation>
    </message>
    <message>
        <source>the payload is larger than 256 KiB</source>
        <translation>die Nachricht ist größer als 256 KiB</translation>
    </message>
    <message>
        <source>the payload is UTF-16 or UTF-32, not UTF-8</source>
        <translation>die Nachricht ist UTF-16 oder UTF-32, nicht UTF-8</translation>
    </message>
    <message>
        <source>the payload is not valid UTF-8</source>
        <translation>die Nachricht ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the payload is not valid JSON</source>
        <translation>die Nachricht ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>the payload is not valid CBOR</source>
        <translation>die Nachricht ist kein gültiges CBOR</translation>
    </message>
    <message>
        <source>the payload is JSON, but not an object</source>
        <translation>die Nachricht ist JSON, aber kein Objekt</translation>
    </message>
    <message>
        <source>the payload is nested deeper than 64 levels</source>
        <translation>die Nachricht ist tiefer als 64 Ebenen geschachtelt</translation>
    </message>
    <message>
        <source>a required field is missing</source>
        <translation>ein nötiges Feld fehlt</translation>
    </message>
    <message>
        <source>a field occurs twice</source>
        <translation>ein Feld steht doppelt da</translation>
    </message>
    <message>
        <source>a field holds the wrong type</source>
        <translation>ein Feld hat den falschen Typ</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>eine Zahl ist zu groß</translation>
    </message>
    <message>
        <source>a time is not as RFC 3339 writes it</source>
        <translation>eine Zeit ist nicht nach RFC 3339 geschrieben</translation>
    </message>
    <message>
        <source>a text is empty, too long or holds control characters</source>
        <translation>ein Text ist leer, zu lang oder enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>the status is none of accepted, done, rejected</source>
        <translation>der Status ist keiner von accepted, done, rejected</translation>
    </message>
    <message>
        <source>topic and payload name different devices</source>
        <translation>Topic und Nachricht nennen verschiedene Geräte</translation>
    </message>
    <message>
        <source>the topic names no device message</source>
        <translation>das Topic nennt keine Gerätenachricht</translation>
    </message>
    <message>
        <source>this version cannot read the payload&apos;s format</source>
        <translation>diese Version kann das Format der Nachricht nicht lesen</translation>
    </message>
    <message>
        <source>the answer came after the command had ended</source>
        <translation>die Antwort kam, als der Befehl schon beendet war</translation>
    </message>
    <message>
        <source>no such command was sent to this device</source>
        <translation>diesem Gerät wurde kein solcher Befehl gesendet</translation>
    </message>
    <message>
        <source>the engine is not running</source>
        <translation>die Engine läuft nicht</translation>
    </message>
    <message>
        <source>nothing is sent to the cloud</source>
        <translation>es wird nichts an die Cloud gesendet</translation>
    </message>
    <message>
        <source>the broker&apos;s certificate was refused: %1</source>
        <translation>das Zertifikat des Brokers wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>reason %1</source>
        <comment>a number</comment>
        <translation>Grund %1</translation>
    </message>
    <message>
        <source>%1 at once and repeatedly: is there a twin with the client id %2?</source>
        <translation>%1, sofort und wiederholt: Gibt es einen Zwilling mit der Client-ID %2?</translation>
    </message>
    <message>
        <source>device forgotten</source>
        <translation>Gerät vergessen</translation>
    </message>
    <message>
        <source>renamed to %1</source>
        <translation>umbenannt in %1</translation>
    </message>
    <message>
        <source>the role may not do this</source>
        <translation>die Rolle darf das nicht</translation>
    </message>
    <message>
        <source>a comment has at most 500 characters</source>
        <translation>ein Kommentar hat höchstens 500 Zeichen</translation>
    </message>
    <message>
        <source>a comment is plain text</source>
        <translation>ein Kommentar ist reiner Text</translation>
    </message>
    <message>
        <source>a comment says something</source>
        <translation>ein Kommentar sagt etwas</translation>
    </message>
    <message>
        <source>no such alarm</source>
        <translation>diesen Alarm gibt es nicht</translation>
    </message>
    <message>
        <source>no such row is in quarantine</source>
        <translation>diese Zeile ist nicht in Quarantäne</translation>
    </message>
    <message>
        <source>the engine has stopped</source>
        <translation>die Engine wurde beendet</translation>
    </message>
    <message>
        <source>the engine did not confirm it within 5 seconds; it may still come about</source>
        <translation>die Engine hat es in 5 Sekunden nicht bestätigt; es kann noch geschehen</translation>
    </message>
    <message>
        <source>a reason is needed</source>
        <translation>ein Grund ist nötig</translation>
    </message>
    <message>
        <source>an alarm is not shelved for so long</source>
        <translation>so lange wird ein Alarm nicht zurückgestellt</translation>
    </message>
    <message>
        <source>a highly managed alarm is not shelved by one person alone</source>
        <translation>einen besonders verwalteten Alarm stellt niemand allein zurück</translation>
    </message>
    <message>
        <source>there is no loudspeaker</source>
        <translation>es gibt keinen Lautsprecher</translation>
    </message>
    <message>
        <source>this panel was built without sound</source>
        <translation>dieses Panel wurde ohne Ton gebaut</translation>
    </message>
    <message>
        <source>somebody else has changed the settings meanwhile</source>
        <translation>inzwischen hat jemand anderes die Einstellungen geändert</translation>
    </message>
    <message>
        <source>there are more than 20000 rules</source>
        <translation>es sind mehr als 20000 Regeln</translation>
    </message>
    <message>
        <source>no such version of the settings is kept</source>
        <translation>diese Fassung der Einstellungen ist nicht aufbewahrt</translation>
    </message>
    <message>
        <source>no such note is kept</source>
        <translation>diese Notiz ist nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>diese Maschine gibt es nicht</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>Die Datei ist nicht da</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>that is no name of a file</source>
        <translation>Das ist kein Dateiname</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>holds more than 20000 rules</source>
        <translation>enthält mehr als 20000 Regeln</translation>
    </message>
    <message>
        <source>has a quotation mark that never ends</source>
        <translation>hat ein Anführungszeichen ohne Ende</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is no column of this table</source>
        <translation>ist keine Spalte dieser Tabelle</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>steht doppelt da</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>has more cells than the table has columns</source>
        <translation>hat mehr Zellen, als die Tabelle Spalten hat</translation>
    </message>
    <message>
        <source>is no kind of alarm</source>
        <translation>ist keine Alarmart</translation>
    </message>
    <message>
        <source>is no plain text</source>
        <translation>ist kein reiner Text</translation>
    </message>
    <message>
        <source>cannot hold this limit</source>
        <translation>kann diesen Grenzwert nicht fassen</translation>
    </message>
    <message>
        <source>is not known; [[unit]] can define it</source>
        <translation>ist nicht bekannt; [[unit]] kann sie festlegen</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>is out of its bounds</source>
        <translation>liegt außerhalb seiner Grenzen</translation>
    </message>
    <message>
        <source>is no id a device can have</source>
        <translation>ist keine mögliche Gerätekennung</translation>
    </message>
    <message>
        <source>could not be sent in time</source>
        <translation>konnte nicht rechtzeitig gesendet werden</translation>
    </message>
    <message>
        <source>the broker did not confirm it in time</source>
        <translation>der Broker hat nicht rechtzeitig bestätigt</translation>
    </message>
    <message>
        <source>accepted, but not reported done in time</source>
        <translation>angenommen, aber nicht rechtzeitig als ausgeführt gemeldet</translation>
    </message>
    <message>
        <source>nobody approved it in time</source>
        <translation>niemand hat rechtzeitig zugestimmt</translation>
    </message>
    <message>
        <source>the gateway was restarted before it was known to be sent</source>
        <translation>das Gateway wurde neu gestartet, bevor bekannt war, ob gesendet wurde</translation>
    </message>
    <message>
        <source>the gateway was restarted while it waited for a second person</source>
        <translation>das Gateway wurde neu gestartet, während auf eine zweite Person gewartet wurde</translation>
    </message>
    <message>
        <source>another command has this id</source>
        <translation>ein anderer Befehl hat diese Kennung</translation>
    </message>
    <message>
        <source>there is no such command</source>
        <translation>diesen Befehl gibt es nicht</translation>
    </message>
    <message>
        <source>it does not wait for a second person</source>
        <translation>er wartet nicht auf eine zweite Person</translation>
    </message>
    <message>
        <source>who approves must have logged in</source>
        <translation>wer zustimmt, muss angemeldet sein</translation>
    </message>
    <message>
        <source>a second person must approve, not the one who asked</source>
        <translation>zustimmen muss eine zweite Person, nicht die anfordernde</translation>
    </message>
    <message>
        <source>not permitted now</source>
        <translation>jetzt nicht erlaubt</translation>
    </message>
    <message>
        <source>interlock: value not live</source>
        <translation>Verriegelung: Wert nicht aktuell</translation>
    </message>
    <message>
        <source>wrong name, PIN or password</source>
        <translation>Name, PIN oder Passwort falsch</translation>
    </message>
    <message>
        <source>wrong too often: wait before the next try</source>
        <translation>zu oft falsch: vor dem nächsten Versuch warten</translation>
    </message>
    <message>
        <source>a login is being checked already</source>
        <translation>eine Anmeldung wird gerade geprüft</translation>
    </message>
    <message>
        <source>the login has ended</source>
        <translation>die Anmeldung ist beendet</translation>
    </message>
    <message>
        <source>it takes a login</source>
        <translation>dazu ist eine Anmeldung nötig</translation>
    </message>
    <message>
        <source>the first administrator is made at the panel or the console</source>
        <translation>der erste Administrator wird am Panel oder an der Konsole angelegt</translation>
    </message>
    <message>
        <source>the first user is an administrator with a PIN or a password</source>
        <translation>der erste Benutzer ist ein Administrator mit PIN oder Passwort</translation>
    </message>
    <message>
        <source>the former PIN or password is wrong</source>
        <translation>die bisherige PIN oder das bisherige Passwort ist falsch</translation>
    </message>
    <message>
        <source>a name is plain text in one alphabet, 60 bytes at most</source>
        <translation>ein Name ist schlichter Text in einem Alphabet, höchstens 60 Byte</translation>
    </message>
    <message>
        <source>the name is, or was, another user&apos;s</source>
        <translation>der Name gehört oder gehörte einem anderen Benutzer</translation>
    </message>
    <message>
        <source>no such user</source>
        <translation>diesen Benutzer gibt es nicht</translation>
    </message>
    <message>
        <source>no such role</source>
        <translation>diese Rolle gibt es nicht</translation>
    </message>
    <message>
        <source>no such group</source>
        <translation>diese Gruppe gibt es nicht</translation>
    </message>
    <message>
        <source>the areas or the date of expiry cannot be</source>
        <translation>die Bereiche oder das Ablaufdatum sind nicht möglich</translation>
    </message>
    <message>
        <source>there are 2000 users already, removed ones among them</source>
        <translation>es gibt bereits 2000 Benutzer, entfernte mitgezählt</translation>
    </message>
    <message>
        <source>nobody could set up users any more</source>
        <translation>niemand könnte mehr Benutzer einrichten</translation>
    </message>
    <message>
        <source>the badge is another user&apos;s</source>
        <translation>der Ausweis gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>the PIN has too few digits</source>
        <translation>die PIN hat zu wenige Ziffern</translation>
    </message>
    <message>
        <source>a password has at least 10 characters</source>
        <translation>ein Passwort hat mindestens 10 Zeichen</translation>
    </message>
    <message>
        <source>it is among the first that anybody would try</source>
        <translation>das würde jeder zuerst versuchen</translation>
    </message>
    <message>
        <source>a PIN or password is plain text of 256 bytes at most</source>
        <translation>PIN oder Passwort ist schlichter Text von höchstens 256 Byte</translation>
    </message>
    <message>
        <source>no such session</source>
        <translation>diese Anmeldung gibt es nicht</translation>
    </message>
    <message>
        <source>another seat is in control</source>
        <translation>ein anderer Platz hat die Bedienung</translation>
    </message>
    <message>
        <source>another seat has asked for it already</source>
        <translation>ein anderer Platz hat schon darum gebeten</translation>
    </message>
    <message>
        <source>it takes a login by badge and PIN</source>
        <translation>dazu ist eine Anmeldung mit Ausweis und PIN nötig</translation>
    </message>
    <message>
        <source>who ordered it may not do this any more</source>
        <translation>wer es beauftragt hat, darf dies nicht mehr</translation>
    </message>
    <message>
        <source>no such area</source>
        <translation>diesen Bereich gibt es nicht</translation>
    </message>
    <message>
        <source>no such token</source>
        <translation>dieses Token gibt es nicht</translation>
    </message>
    <message>
        <source>there are 1000 tokens already, revoked ones among them</source>
        <translation>es gibt schon 1000 Token, widerrufene eingeschlossen</translation>
    </message>
    <message>
        <source>by secret</source>
        <translation>mit PIN oder Passwort</translation>
    </message>
    <message>
        <source>by badge</source>
        <translation>mit Ausweis</translation>
    </message>
    <message>
        <source>by badge and secret</source>
        <translation>mit Ausweis und PIN oder Passwort</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>nobody was there</source>
        <translation>niemand war da</translation>
    </message>
    <message>
        <source>somebody else logged in</source>
        <translation>jemand anderes hat sich angemeldet</translation>
    </message>
    <message>
        <source>longer than a session may be</source>
        <translation>länger, als eine Anmeldung gilt</translation>
    </message>
    <message>
        <source>ended by an administrator</source>
        <translation>von einem Administrator beendet</translation>
    </message>
    <message>
        <source>what they log in by was changed</source>
        <translation>PIN, Passwort oder Ausweis wurde geändert</translation>
    </message>
    <message>
        <source>the user may not log in any more</source>
        <translation>der Benutzer darf sich nicht mehr anmelden</translation>
    </message>
    <message>
        <source>it is so already</source>
        <translation>es ist schon so</translation>
    </message>
    <message>
        <source>nothing sounds</source>
        <translation>nichts ertönt</translation>
    </message>
    <message>
        <source>it was struck before</source>
        <translation>sie war schon gestrichen</translation>
    </message>
    <message>
        <source>the alarm was not in that state</source>
        <translation>der Alarm war nicht in diesem Zustand</translation>
    </message>
    <message>
        <source>the clock jumped by more than a minute</source>
        <translation>die Uhr sprang um mehr als eine Minute</translation>
    </message>
    <message>
        <source>the device did not answer in time</source>
        <translation>die Maschine hat nicht rechtzeitig geantwortet</translation>
    </message>
</context>
<context>
    <name>RejectedList</name>
    <message>
        <source>Rejected messages</source>
        <translation>Abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>No message was rejected</source>
        <translation>Keine Nachricht wurde abgelehnt</translation>
    </message>
</context>
<context>
    <name>RejectedTally</name>
    <message numerus="yes">
        <source>Sends what cannot be read: %n message(s)</source>
        <translation>
            <numerusform>Sendet Unlesbares: %n Nachricht</numerusform>
            <numerusform>Sendet Unlesbares: %n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetpointDialogs</name>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>A second person must approve it.</source>
        <translation>Eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>SignalChoice</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>StallVeil</name>
    <message>
        <source>The values on this page are not live</source>
        <translation>Die Werte dieser Seite sind nicht aktuell</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Parts of the page</source>
        <translation>Teile der Seite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rejected messages</source>
        <translation>Abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Test the horn</source>
        <translation>Hupe testen</translation>
    </message>
</context>
<context>
    <name>SystemReport</name>
    <message>
        <source>safe from power cuts</source>
        <translation>sicher bei Stromausfall</translation>
    </message>
    <message>
        <source>safe from crashes</source>
        <translation>sicher bei Absturz</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation>Cloud: %1</translation>
    </message>
    <message>
        <source>Given up unsent</source>
        <translation>Ohne Senden aufgegeben</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>No sign of life</source>
        <translation>Kein Lebenszeichen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>Machines offline</source>
        <translation>Maschinen offline</translation>
    </message>
    <message>
        <source>Commands under way</source>
        <translation>Befehle unterwegs</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>Konfigurationsdatei</translation>
    </message>
    <message>
        <source>Granted in part</source>
        <translation>Nur teilweise gewährt</translation>
    </message>
    <message>
        <source>Readings that came late</source>
        <translation>Verspätete Messwerte</translation>
    </message>
    <message>
        <source>Readings from a clock that is ahead</source>
        <translation>Messwerte mit vorgehender Uhr</translation>
    </message>
    <message>
        <source>Readings from a clock that was not set</source>
        <translation>Messwerte mit nicht gestellter Uhr</translation>
    </message>
    <message>
        <source>Messages whose quality is not known</source>
        <translation>Nachrichten mit unbekannter Qualität</translation>
    </message>
    <message>
        <source>Messages whose status is not known</source>
        <translation>Nachrichten mit unbekanntem Status</translation>
    </message>
    <message>
        <source>Values that were rounded</source>
        <translation>Gerundete Werte</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Alerts and commands</source>
        <translation>Meldungen und Befehle</translation>
    </message>
    <message>
        <source>Alerts waiting</source>
        <translation>Wartende Meldungen</translation>
    </message>
    <message>
        <source>Alerts refused by the broker</source>
        <translation>Vom Broker abgelehnte Meldungen</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>Abgelehnt, weil</translation>
    </message>
    <message>
        <source>Refused since</source>
        <translation>Abgelehnt seit</translation>
    </message>
    <message>
        <source>Refused in the last hour</source>
        <translation>In der letzten Stunde abgelehnt</translation>
    </message>
    <message>
        <source>%1: %2 times, last at %3</source>
        <translation>%1: %2-mal, zuletzt %3</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Readings waiting</source>
        <translation>Wartende Messwerte</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>Ältester davon</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Fill level</source>
        <translation>Füllstand</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Raten</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Sent to the cloud</source>
        <translation>An die Cloud gesendet</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Sent twice</source>
        <translation>Doppelt gesendet</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Given up unsent: %1</source>
        <translation>Ungesendet aufgegeben: %1</translation>
    </message>
    <message>
        <source>Unit not known: %1</source>
        <translation>Einheit unbekannt: %1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>Beschädigte Dateien</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Ids heard once or beyond the limit, forgotten</source>
        <translation>Einmal gehörte oder überzählige Kennungen, vergessen</translation>
    </message>
    <message>
        <source>Alarms that ended so</source>
        <translation>Damit beendete Alarme</translation>
    </message>
    <message>
        <source>Ids beyond the limit of %1</source>
        <translation>Kennungen über der Grenze von %1</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Nichts fehlt</translation>
    </message>
    <message>
        <source>The books do not balance</source>
        <translation>Die Bücher gehen nicht auf</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>Beschreibbar</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Free on disk</source>
        <translation>Frei auf der Platte</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Writing to disk</source>
        <translation>Schreiben auf Platte</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Live readings waiting</source>
        <translation>Wartende aktuelle Messwerte</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>%1 waiting, %2</source>
        <translation>%1 warten, %2</translation>
    </message>
    <message>
        <source>%1 waiting, %2, %3 left</source>
        <translation>%1 warten, %2, noch %3</translation>
    </message>
    <message>
        <source>Certificate ends</source>
        <translation>Zertifikat läuft ab</translation>
    </message>
    <message>
        <source>Horn</source>
        <translation>Hupe</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Ertönt</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Not taken by the broker since</source>
        <translation>Vom Broker nicht angenommen seit</translation>
    </message>
</context>
<context>
    <name>SystemRows</name>
    <message>
        <source>Waiting for the engine</source>
        <translation>Warten auf die Engine</translation>
    </message>
</context>
<context>
    <name>TileValue</name>
    <message>
        <source>unit?</source>
        <comment>the unit is not known; 6 letters at most</comment>
        <translation>Einh.?</translation>
    </message>
</context>
<context>
    <name>TrendToolbar</name>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
</context>
<context>
    <name>TrendView</name>
    <message>
        <source>Trend, %1</source>
        <translation>Verlauf, %1</translation>
    </message>
    <message>
        <source>Remove the cursor</source>
        <translation>Cursor entfernen</translation>
    </message>
</context>
<context>
    <name>TrendsPage</name>
    <message>
        <source>No signal is chosen</source>
        <translation>Kein Signal gewählt</translation>
    </message>
    <message>
        <source>Up to eight signals can be shown side by side.</source>
        <translation>Bis zu acht Signale lassen sich nebeneinander zeigen.</translation>
    </message>
    <message>
        <source>Choose signals</source>
        <translation>Signale wählen</translation>
    </message>
</context>
<context>
    <name>ValueGrid</name>
    <message>
        <source>No value has come yet</source>
        <translation>Noch kein Wert gekommen</translation>
    </message>
</context>
<context>
    <name>ValueLabel</name>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>%1 %2</source>
        <comment>kind of limit, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Unchanged for %1</source>
        <translation>Seit %1 unverändert</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1, %2</source>
        <comment>two of a list</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and what is told of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two words beside each other</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmStripViewModel</name>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>%1, gone at %2, not acknowledged</source>
        <translation>%1, gegangen um %2, nicht quittiert</translation>
    </message>
    <message>
        <source>%1, gone at %2, waits for reset</source>
        <translation>%1, gegangen um %2, wartet auf Zurücksetzen</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>machine, order, what became of it</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4)</source>
        <comment>machine, order, what became of it, why</comment>
        <translation>%1, %2: %3 (%4)</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>%1, since %2, %3</source>
        <comment>machine, age, escalated</comment>
        <translation>%1, seit %2, %3</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmsViewModel</name>
    <message>
        <source>The alarm history cannot be read: %1</source>
        <translation>Der Alarmverlauf ist nicht lesbar: %1</translation>
    </message>
    <message numerus="yes">
        <source>Flood since %1: %n alarm(s), first: %2, %3</source>
        <translation>
            <numerusform>Flut seit %1: %n Alarm, zuerst: %2, %3</numerusform>
            <numerusform>Flut seit %1: %n Alarme, zuerst: %2, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and above</source>
        <comment>a priority</comment>
        <translation>%1 und höher</translation>
    </message>
    <message>
        <source>search: %1</source>
        <translation>Suche: %1</translation>
    </message>
</context>
<context>
    <name>lineside::DeviceViewModel</name>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>lineside::OverviewViewModel</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n Maschine</numerusform>
            <numerusform>%n Maschinen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 offline</source>
        <translation>%1, %2 offline</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>state of a machine, age</comment>
        <translation>%1, vor %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>lineside::ShellViewModel</name>
    <message>
        <source>All %1 connected</source>
        <comment>sources or sinks</comment>
        <translation>Alle %1 verbunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sources or sinks, what of their connection</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting for the first data.</source>
        <translation>Warten auf die ersten Daten.</translation>
    </message>
    <message>
        <source>No sign of life from the engine for %1. What you see is not current.</source>
        <translation>Seit %1 kein Lebenszeichen der Engine. Was Sie sehen, ist nicht aktuell.</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>Nicht eingerichtet</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>No connection since %2, to %1</source>
        <translation>Keine Verbindung seit %2, zu %1</translation>
    </message>
    <message>
        <source>%2: no connection to %1</source>
        <translation>%2: keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>%3: no connection since %2, to %1</source>
        <translation>%3: keine Verbindung seit %2, zu %1</translation>
    </message>
    <message>
        <source>Refused by %1</source>
        <translation>Abgelehnt von %1</translation>
    </message>
    <message>
        <source>Refused since %2 by %1</source>
        <translation>Abgelehnt seit %2 von %1</translation>
    </message>
    <message>
        <source>%2: refused by %1</source>
        <translation>%2: abgelehnt von %1</translation>
    </message>
    <message>
        <source>%3: refused since %2 by %1</source>
        <translation>%3: abgelehnt seit %2 von %1</translation>
    </message>
</context>
<context>
    <name>lineside::SystemViewModel</name>
    <message>
        <source>Being sent again</source>
        <translation>Wird noch einmal gesendet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sensor and value</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>The horn is being tested</source>
        <translation>Die Hupe wird geprüft</translation>
    </message>
    <message>
        <source>Not tested: %1</source>
        <translation>Nicht geprüft: %1</translation>
    </message>
    <message>
        <source>edge/horn: sent</source>
        <translation>edge/horn: gesendet</translation>
    </message>
    <message>
        <source>edge/horn: not taken by the broker since %1</source>
        <translation>edge/horn: vom Broker nicht angenommen seit %1</translation>
    </message>
    <message>
        <source>Loudspeaker: no fault known</source>
        <translation>Lautsprecher: kein Fehler bekannt</translation>
    </message>
    <message>
        <source>Loudspeaker failed: %1</source>
        <translation>Lautsprecher ausgefallen: %1</translation>
    </message>
    <message>
        <source>Tested at %1</source>
        <comment>a time</comment>
        <translation>Geprüft um %1</translation>
    </message>
</context>
<context>
    <name>lineside::TrendsViewModel</name>
    <message>
        <source>Not drawn: what was recorded in %1</source>
        <translation>Nicht gezeichnet: was in %1 aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>ohne Einheit</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>machine, signal</comment>
        <translation>%1 %2</translation>
    </message>
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
            <numerusform>%n T</numerusform>
            <numerusform>%n T</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two moments</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>lineside::ValueFormatter</name>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date, time of day</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>NoValues</name>
    <message>
        <source>No values in this time</source>
        <translation>Keine Werte in dieser Zeit</translation>
    </message>
</context>
<context>
    <name>AlarmChips</name>
    <message>
        <source>All</source>
        <comment>alarms that are told</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>Unquittiert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Which alarms</source>
        <translation>Welche Alarme</translation>
    </message>
</context>
<context>
    <name>AlarmPriorities</name>
    <message>
        <source>At least this urgent</source>
        <translation>Mindestens so dringend</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
</context>
<context>
    <name>PutAsideDialog</name>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>Longest allowed</source>
        <translation>So lang erlaubt</translation>
    </message>
    <message>
        <source>Until it has gone</source>
        <translation>Bis gegangen</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>Außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Sensor being cleaned</source>
        <translation>Sensorreinigung</translation>
    </message>
    <message>
        <source>Known fault, reported</source>
        <translation>Bekannt, gemeldet</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>a reason</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>Oder ein Grund in eigenen Worten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AlarmActions</name>
    <message>
        <source>all alarms</source>
        <translation>alle Alarme</translation>
    </message>
    <message>
        <source>Nothing was done: %1</source>
        <translation>Nichts wurde getan: %1</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Shelve anew</source>
        <translation>Neu zurückstellen</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Take down from the shelf</source>
        <translation>Wieder melden</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>Außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Back into service</source>
        <translation>Wieder in Betrieb nehmen</translation>
    </message>
    <message>
        <source>Take the acknowledgement back</source>
        <translation>Quittierung zurücknehmen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose several</source>
        <translation>Mehrere wählen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>Alle (%n)</numerusform>
            <numerusform>Alle %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose all alarms of the list</source>
        <translation>Alle Alarme der Liste wählen</translation>
    </message>
</context>
<context>
    <name>HealthView</name>
    <message>
        <source>Looks back</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>The alarm history cannot be read</source>
        <translation>Der Alarmverlauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>10-minute periods</source>
        <translation>Zeiträume von 10 Minuten</translation>
    </message>
    <message>
        <source>1 alarm at most</source>
        <translation>höchstens 1 Alarm</translation>
    </message>
    <message>
        <source>2 at most</source>
        <translation>höchstens 2</translation>
    </message>
    <message>
        <source>10 at most</source>
        <translation>höchstens 10</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>Alarms by priority</source>
        <translation>Alarme nach Priorität</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>about %1 %</source>
        <translation>etwa %1 %</translation>
    </message>
    <message>
        <source>under %1 %</source>
        <translation>unter %1 %</translation>
    </message>
    <message>
        <source>No alarm came in this time</source>
        <translation>In dieser Zeit kam kein Alarm</translation>
    </message>
    <message>
        <source>Counting the alarms</source>
        <translation>Die Alarme werden gezählt</translation>
    </message>
    <message>
        <source>Operator position</source>
        <translation>Bedienplatz</translation>
    </message>
</context>
<context>
    <name>HealthBars</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>HealthFigures</name>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>In 10 minutes, on average</source>
        <translation>In 10 Minuten, im Mittel</translation>
    </message>
    <message>
        <source>In 10 minutes, at worst</source>
        <translation>In 10 Minuten, höchstens</translation>
    </message>
    <message>
        <source>10-minute periods with more than 10</source>
        <translation>10-Minuten-Zeiträume mit mehr als 10</translation>
    </message>
    <message>
        <source>Time in flood</source>
        <translation>Zeit in Alarmfluten</translation>
    </message>
    <message>
        <source>Longest flood</source>
        <translation>Längste Alarmflut</translation>
    </message>
    <message>
        <source>Share of the ten most frequent</source>
        <translation>Anteil der zehn häufigsten</translation>
    </message>
    <message>
        <source>Chattering alarms</source>
        <translation>Flatternde Alarme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Gone within 10 s</source>
        <translation>Binnen 10 s gegangen</translation>
    </message>
    <message>
        <source>Active for more than a day</source>
        <translation>Länger als einen Tag aktiv</translation>
    </message>
    <message>
        <source>Acknowledged after, half of them</source>
        <translation>Quittiert nach (Median)</translation>
    </message>
    <message>
        <source>Acknowledged within a second of another</source>
        <translation>Binnen einer Sekunde nach einem anderen quittiert</translation>
    </message>
    <message>
        <source>Came while shelved</source>
        <translation>Gekommen, während zurückgestellt</translation>
    </message>
    <message>
        <source>Came while suppressed</source>
        <translation>Gekommen, während unterdrückt</translation>
    </message>
    <message>
        <source>Came while out of service</source>
        <translation>Gekommen, während außer Betrieb</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmHealthViewModel</name>
    <message>
        <source>%1 to %2, recorded for %3 of it</source>
        <translation>%1 bis %2, davon aufgezeichnet %3</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>Alarmfluten</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>start of a flood, how long</comment>
        <translation>%1, Dauer %2</translation>
    </message>
    <message>
        <source>%1, goes on</source>
        <comment>start of a flood</comment>
        <translation>%1, dauert an</translation>
    </message>
    <message>
        <source>First: %1</source>
        <comment>of a flood, the alarm that came first</comment>
        <translation>Zuerst: %1</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Am häufigsten</translation>
    </message>
    <message>
        <source>%1 of all alarms</source>
        <comment>a share</comment>
        <translation>%1 aller Alarme</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>Flatternd</translation>
    </message>
    <message>
        <source>Index %1, chattering from %2 on</source>
        <translation>Index %1, flatternd ab %2</translation>
    </message>
    <message>
        <source>Active for more than a day</source>
        <translation>Länger als einen Tag aktiv</translation>
    </message>
    <message>
        <source>Still active</source>
        <translation>Noch aktiv</translation>
    </message>
    <message>
        <source>Gone by now</source>
        <translation>Inzwischen gegangen</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>Ganzes Werk</translation>
    </message>
</context>
<context>
    <name>GuideSheet</name>
    <message>
        <source>The card cannot be read</source>
        <translation>Die Karte ist nicht lesbar</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Die Karte wird gelesen</translation>
    </message>
    <message>
        <source>Nothing is written for this alarm yet</source>
        <translation>Zu diesem Alarm ist noch nichts hinterlegt</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>Das ist zu tun</translation>
    </message>
    <message>
        <source>Do this within %1</source>
        <translation>Das ist binnen %1 zu tun</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anrufen</translation>
    </message>
    <message>
        <source>How to see that it is true</source>
        <translation>Woran man sieht, dass es stimmt</translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation>Wahrscheinliche Ursachen</translation>
    </message>
    <message>
        <source>If nobody acts</source>
        <translation>Wenn niemand handelt</translation>
    </message>
    <message>
        <source>The last times</source>
        <translation>Die letzten Male</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Strike the note: %1</source>
        <translation>Notiz streichen: %1</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Picture of the place</source>
        <translation>Bild der Stelle</translation>
    </message>
    <message>
        <source>The picture cannot be shown</source>
        <translation>Das Bild kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>Strike it?</source>
        <translation>Streichen?</translation>
    </message>
    <message>
        <source>About this alarm</source>
        <translation>Zu diesem Alarm</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>HealthCase</name>
    <message>
        <source>Suggest settings</source>
        <translation>Einstellungen vorschlagen</translation>
    </message>
</context>
<context>
    <name>SuggestionDialog</name>
    <message>
        <source>Suggested settings</source>
        <translation>Vorgeschlagene Einstellungen</translation>
    </message>
</context>
<context>
    <name>SuggestionSheet</name>
    <message>
        <source>Running the alarm over its readings</source>
        <translation>Der Alarm wird über seine Messwerte gespielt</translation>
    </message>
    <message>
        <source>This takes up to a minute.</source>
        <translation>Das dauert bis zu einer Minute.</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Nothing is suggested</source>
        <translation>Kein Vorschlag</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>the settings as they are</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>New</source>
        <comment>the settings as suggested</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Taken: it counts from now on</source>
        <translation>Übernommen: gilt ab jetzt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>lineside::SuggestionViewModel</name>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>Alarms in this time</source>
        <translation>Alarme in dieser Zeit</translation>
    </message>
    <message>
        <source>Chatter index</source>
        <translation>Flatterindex</translation>
    </message>
    <message>
        <source>This alarm has no limit whose deadband or delays could be set.</source>
        <translation>Dieser Alarm hat keinen Grenzwert, dessen Hysterese oder Verzögerungen einstellbar wären.</translation>
    </message>
    <message>
        <source>No readings of this signal are stored.</source>
        <translation>Von diesem Signal sind keine Messwerte gespeichert.</translation>
    </message>
    <message>
        <source>With its settings this alarm did not chatter in this time.</source>
        <translation>Mit seinen Einstellungen hat dieser Alarm in dieser Zeit nicht geflattert.</translation>
    </message>
    <message>
        <source>It would chatter with all settings that were tried.</source>
        <translation>Er würde mit allen versuchten Einstellungen flattern.</translation>
    </message>
    <message>
        <source>What would end the chatter would also lose or delay an alarm that matters, or let it stand.</source>
        <translation>Was das Flattern beendet, würde auch einen wichtigen Alarm verschlucken, verspäten oder stehen lassen.</translation>
    </message>
    <message>
        <source>The signal crosses its limit too often to be looked through.</source>
        <translation>Das Signal kreuzt seinen Grenzwert zu oft, um es durchzusehen.</translation>
    </message>
    <message>
        <source>The search was ended.</source>
        <translation>Die Suche wurde beendet.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two moments</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1. What lasts longer than %2 is kept: assumed by priority, for no time to respond is written.</source>
        <comment>a stretch of time, a duration</comment>
        <translation>%1. Was länger als %2 dauert, bleibt erhalten: nach Priorität angenommen, da keine Reaktionszeit hinterlegt ist.</translation>
    </message>
    <message>
        <source>%1. What lasts longer than the time to respond, %2, is kept.</source>
        <comment>a stretch of time, a duration</comment>
        <translation>%1. Was länger als die Reaktionszeit von %2 dauert, bleibt erhalten.</translation>
    </message>
    <message>
        <source>No alarm comes later than now.</source>
        <translation>Kein Alarm kommt später als jetzt.</translation>
    </message>
    <message>
        <source>Alarms come later by %1 as a rule, by %2 at most.</source>
        <comment>two durations</comment>
        <translation>Alarme kommen meist um %1 später, höchstens um %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) would not come, the longest of them:</source>
        <translation>
            <numerusform>%n Alarm käme nicht, der längste:</numerusform>
            <numerusform>%n Alarme kämen nicht, die längsten:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) would not come:</source>
        <translation>
            <numerusform>%n Alarm käme nicht:</numerusform>
            <numerusform>%n Alarme kämen nicht:</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested by replay</source>
        <translation>Vorschlag aus dem Nachspielen</translation>
    </message>
    <message>
        <source>Suggestion taken back</source>
        <translation>Vorschlag zurückgenommen</translation>
    </message>
</context>
<context>
    <name>FloodNotice</name>
    <message>
        <source>Show all alarms</source>
        <translation>Alle Alarme zeigen</translation>
    </message>
    <message>
        <source>Only the first of each machine</source>
        <translation>Nur den ersten je Maschine</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Search machine, signal, limit</source>
        <translation>Maschine, Signal, Grenze suchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change of alarms back</source>
        <translation>Die letzte Änderung an Alarmen zurücknehmen</translation>
    </message>
    <message>
        <source>The change was not taken</source>
        <translation>Die Änderung wurde nicht übernommen</translation>
    </message>
    <message>
        <source>No alarm passes the search</source>
        <translation>Kein Alarm passt zur Suche</translation>
    </message>
    <message>
        <source>No signal has a limit yet</source>
        <translation>Noch hat kein Signal eine Grenze</translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <comment>alarms</comment>
        <translation>
            <numerusform>%n ändern</numerusform>
            <numerusform>%n ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>See older settings of alarms, and go back to one</source>
        <translation>Ältere Einstellungen der Alarme ansehen und zu einer zurückkehren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Take settings of alarms from a table</source>
        <translation>Einstellungen der Alarme aus einer Tabelle übernehmen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write all settings of alarms into a table</source>
        <translation>Alle Einstellungen der Alarme in eine Tabelle schreiben</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>Alle (%n)</numerusform>
            <numerusform>Alle %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose all alarms of the list</source>
        <translation>Alle Alarme der Liste wählen</translation>
    </message>
</context>
<context>
    <name>SettingRowDelegate</name>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>hier geändert</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>How this alarm behaves</source>
        <translation>Wie sich dieser Alarm verhält</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>Counts for</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Comes too often</source>
        <translation>Kommt zu oft</translation>
    </message>
    <message>
        <source>Comes too late</source>
        <translation>Kommt zu spät</translation>
    </message>
    <message>
        <source>New requirement</source>
        <translation>Neue Vorgabe</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>Oder eine Begründung in eigenen Worten</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmSettingsViewModel</name>
    <message>
        <source>%1 %2</source>
        <comment>field, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Changed %1 by %2: %3</source>
        <translation>Geändert %1 von %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine, alarm</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This alarm</source>
        <translation>Diesen Alarm</translation>
    </message>
    <message>
        <source>These alarms</source>
        <translation>Diese Alarme</translation>
    </message>
    <message>
        <source>All machines of the class %1</source>
        <translation>Alle Maschinen der Klasse %1</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>Alle Maschinen</translation>
    </message>
    <message>
        <source>on</source>
        <comment>an alarm</comment>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <comment>an alarm</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
</context>
<context>
    <name>SettingsKeypad</name>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
</context>
<context>
    <name>AlarmRuleText</name>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>Told again after</source>
        <translation>Erneut gemeldet nach</translation>
    </message>
    <message>
        <source>Stands until reset</source>
        <translation>Steht bis zum Rücksetzen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>All machines of the class %1</source>
        <translation>Alle Maschinen der Klasse %1</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>Alle Maschinen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine, alarm</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>is said of it</comment>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>on</source>
        <comment>an alarm</comment>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <comment>an alarm</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1  ·  %2: %3 → %4</source>
        <comment>alarm, field, before, after</comment>
        <translation>%1  ·  %2: %3 → %4</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmExchangeViewModel</name>
    <message>
        <source>%1  ·  %2</source>
        <comment>time, size</comment>
        <translation>%1  ·  %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, person</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>As the configuration has it</source>
        <translation>Wie in der Konfiguration</translation>
    </message>
    <message>
        <source>Nothing changed here</source>
        <translation>Hier nichts geändert</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Line %1, %2</source>
        <translation>Zeile %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where, what</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): nothing can be taken</source>
        <translation>
            <numerusform>%n Fehler: nichts kann übernommen werden</numerusform>
            <numerusform>%n Fehler: nichts kann übernommen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change: it is so already</source>
        <translation>Nichts würde sich ändern: Es ist schon so</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmJournalExport</name>
    <message>
        <source>Reading the journal</source>
        <translation>Das Journal wird gelesen</translation>
    </message>
    <message>
        <source>All steps, newest first</source>
        <translation>Alle Schritte, neueste zuerst</translation>
    </message>
    <message>
        <source>Steps shown: %1, newest first</source>
        <comment>a filter</comment>
        <translation>Gezeigte Schritte: %1, neueste zuerst</translation>
    </message>
    <message>
        <source>Made at %1</source>
        <comment>a time</comment>
        <translation>Erstellt: %1</translation>
    </message>
    <message>
        <source>Alarm journal</source>
        <translation>Alarmjournal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>By whom, and what was said</source>
        <translation>Von wem, und was gesagt wurde</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) read</source>
        <translation>
            <numerusform>%n Schritt gelesen</numerusform>
            <numerusform>%n Schritte gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n step(s)</source>
        <translation>
            <numerusform>Nur der neueste Schritt</numerusform>
            <numerusform>Nur die neuesten %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1  ·  only the newest %n step(s)</source>
        <translation>
            <numerusform>%1  ·  nur der neueste Schritt</numerusform>
            <numerusform>%1  ·  nur die neuesten %n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing %n step(s)</source>
        <translation>
            <numerusform>%n Schritt wird geschrieben</numerusform>
            <numerusform>%n Schritte werden geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Older settings</source>
        <translation>Ältere Einstellungen</translation>
    </message>
    <message>
        <source>Settings from a table</source>
        <translation>Einstellungen aus einer Tabelle</translation>
    </message>
</context>
<context>
    <name>ExchangeSheet</name>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>No table lies there</source>
        <translation>Dort liegt keine Tabelle</translation>
    </message>
    <message>
        <source>Put a .csv file into %1</source>
        <translation>Eine .csv-Datei in %1 ablegen</translation>
    </message>
    <message>
        <source>Was better before</source>
        <translation>War vorher besser</translation>
    </message>
    <message>
        <source>Taken by mistake</source>
        <translation>Irrtümlich übernommen</translation>
    </message>
    <message>
        <source>Trial is over</source>
        <translation>Versuch beendet</translation>
    </message>
    <message>
        <source>Review of the alarms</source>
        <translation>Überprüfung der Alarme</translation>
    </message>
    <message>
        <source>New requirement</source>
        <translation>Neue Vorgabe</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>Oder ein Grund in eigenen Worten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Other versions</source>
        <translation>Andere Versionen</translation>
    </message>
    <message>
        <source>Other tables</source>
        <translation>Andere Tabellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go back to this one</source>
        <translation>Zu dieser zurückkehren</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>ExchangeRowDelegate</name>
    <message>
        <source>counts now</source>
        <translation>gilt jetzt</translation>
    </message>
</context>
<context>
    <name>WrittenNote</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HistoryToolbar</name>
    <message>
        <source>Search machine, place, person, word</source>
        <translation>Maschine, Ort, Person, Wort suchen</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>a file</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>a file</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Write what is shown into a table</source>
        <translation>Das Gezeigte in eine Tabelle schreiben</translation>
    </message>
    <message>
        <source>Write what is shown as a report to be read</source>
        <translation>Das Gezeigte als Bericht zum Lesen schreiben</translation>
    </message>
</context>
<context>
    <name>ModalCard</name>
    <message>
        <source>What you entered here would be lost</source>
        <translation>Ihre Eingabe hier ginge verloren</translation>
    </message>
    <message>
        <source>Touch there again to leave, or go on here.</source>
        <translation>Zum Verlassen dort noch einmal tippen, oder hier weitermachen.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Press Escape again to leave, or go on here.</source>
        <translation>Zum Verlassen noch einmal Escape drücken, oder hier weitermachen.</translation>
    </message>
    <message>
        <source>Closes in %1 s, nothing was sent. Touch to stay.</source>
        <translation>Schließt in %1 s, nichts wurde gesendet. Berühren, um zu bleiben.</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmCardViewModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a word, and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Basis of the limit</source>
        <translation>Grund des Grenzwerts</translation>
    </message>
    <message>
        <source>Tested every</source>
        <translation>Prüfung alle</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Überprüft</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>major</source>
        <translation>erheblich</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umwelt</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>CommandField</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>Interlock, value not live: %1</source>
        <translation>Verriegelt, Wert nicht aktuell: %1</translation>
    </message>
    <message>
        <source>%1 (now %2)</source>
        <translation>%1 (jetzt %2)</translation>
    </message>
    <message>
        <source>%1 (value not live)</source>
        <translation>%1 (Wert nicht aktuell)</translation>
    </message>
</context>
<context>
    <name>CommandsPage</name>
    <message>
        <source>Which orders</source>
        <translation>Welche Befehle</translation>
    </message>
    <message>
        <source>Search machine, order, person, word</source>
        <translation>Maschine, Befehl, Person, Wort suchen</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>a file</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Write what is shown into a table</source>
        <translation>Das Gezeigte als Tabelle schreiben</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>Reading the orders</source>
        <translation>Die Befehle werden gelesen</translation>
    </message>
    <message>
        <source>The orders cannot be read</source>
        <translation>Die Befehle können nicht gelesen werden</translation>
    </message>
    <message>
        <source>No order passes the filter</source>
        <translation>Kein Befehl entspricht dem Filter</translation>
    </message>
    <message>
        <source>Nothing has been ordered yet</source>
        <translation>Es wurde noch nichts befohlen</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Hold to approve</source>
        <translation>Zum Zustimmen halten</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Somebody else agrees here, with their own login</source>
        <translation>Jemand anderes stimmt hier mit eigener Anmeldung zu</translation>
    </message>
</context>
<context>
    <name>Permissives</name>
    <message>
        <source>Needed before</source>
        <translation>Vorher nötig</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>wie nötig</translation>
    </message>
    <message>
        <source>not as needed</source>
        <translation>nicht wie nötig</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>lineside::CommandsViewModel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1, approved by %2</source>
        <translation>%1, zugestimmt hat %2</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>machine, order</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lineside::Recipe</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Fill in: %1</source>
        <translation>Ausfüllen: %1</translation>
    </message>
</context>
<context>
    <name>StopReasons</name>
    <message>
        <source>Say nothing</source>
        <translation>Nichts sagen</translation>
    </message>
    <message>
        <source>%1: why was it stopped?</source>
        <translation>%1: warum angehalten?</translation>
    </message>
</context>
<context>
    <name>LoginCard</name>
    <message>
        <source>A second person agrees</source>
        <translation>Eine zweite Person stimmt zu</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
</context>
<context>
    <name>LoginSheet</name>
    <message>
        <source>Search for a name</source>
        <translation>Nach einem Namen suchen</translation>
    </message>
    <message>
        <source>Nobody of that name can log in</source>
        <translation>Niemand dieses Namens kann sich anmelden</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Badge read</source>
        <translation>Ausweis gelesen</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>Nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Nobody touched “%1”: closed, nothing was sent</source>
        <translation>„%1“ blieb unberührt: geschlossen, nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Help is called over the broker, once. It ends by itself.</source>
        <translation>Hilfe ist über den Broker gerufen, einmal. Der Ruf endet von selbst.</translation>
    </message>
    <message>
        <source>No broker: the call for help waits for it. Call by voice.</source>
        <translation>Kein Broker: Der Hilferuf wartet auf ihn. Bitte laut rufen.</translation>
    </message>
</context>
<context>
    <name>NewSecretSheet</name>
    <message>
        <source>The two were not the same: once more</source>
        <translation>Die beiden waren nicht gleich: noch einmal</translation>
    </message>
    <message>
        <source>Former one</source>
        <translation>Bisherige</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A password instead</source>
        <translation>Lieber ein Passwort</translation>
    </message>
    <message>
        <source>A PIN instead</source>
        <translation>Lieber eine PIN</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PeopleButton</name>
    <message>
        <source>No administrator yet</source>
        <translation>Kein Administrator</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>PIN setzen</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Nobody is logged in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>Asked. It goes over in %1 s unless it is refused.</source>
        <translation>Gefragt. In %1 s geht sie über, wenn niemand ablehnt.</translation>
    </message>
    <message>
        <source>Ask for control</source>
        <translation>Um Führung bitten</translation>
    </message>
    <message>
        <source>Take control</source>
        <translation>Führung übernehmen</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>Sofort übernehmen</translation>
    </message>
    <message>
        <source>Give control away</source>
        <translation>Führung abgeben</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Meine PIN ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PeopleCards</name>
    <message>
        <source>Make the administrator</source>
        <translation>Administrator anlegen</translation>
    </message>
    <message>
        <source>Nobody can log in yet, so everybody here may do everything that this panel allows. An administrator makes the users. Until then nothing is closed.</source>
        <translation>Noch kann sich niemand anmelden: Jeder hier darf alles, was dieses Bediengerät erlaubt. Ein Administrator legt die Benutzer an. Bis dahin ist nichts gesperrt.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <comment>a user&apos;s name</comment>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Meine PIN ändern</translation>
    </message>
</context>
<context>
    <name>PeopleLabels</name>
    <message>
        <source>Viewer</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Instandhaltung</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Ingenieur</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>the whole site</source>
        <translation>den ganzen Standort</translation>
    </message>
</context>
<context>
    <name>PeopleNotice</name>
    <message>
        <source>Nobody has touched this panel: it logs out in %1 s. Touch it to stay.</source>
        <translation>Niemand hat dieses Bediengerät berührt: In %1 s meldet es ab. Berühren, um zu bleiben.</translation>
    </message>
    <message>
        <source>%1. The page stays, to look at. Touch to log in.</source>
        <translation>%1. Die Seite bleibt zum Ansehen. Zum Anmelden berühren.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
</context>
<context>
    <name>SeatRequestCard</name>
    <message>
        <source>Control is asked for</source>
        <translation>Jemand bittet um die Führung</translation>
    </message>
    <message>
        <source>It goes over in %1 s unless you refuse.</source>
        <translation>In %1 s geht sie über, wenn Sie nicht ablehnen.</translation>
    </message>
    <message>
        <source>Hand over now</source>
        <translation>Jetzt übergeben</translation>
    </message>
    <message>
        <source>Keep control</source>
        <translation>Führung behalten</translation>
    </message>
</context>
<context>
    <name>SecretEntry</name>
    <message numerus="yes">
        <source>%n digits entered</source>
        <translation>
            <numerusform>%n Ziffer eingegeben</numerusform>
            <numerusform>%n Ziffern eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>Nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Nobody is logged in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
</context>
<context>
    <name>UserList</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>Nobody can log in yet</source>
        <translation>Noch kann sich niemand anmelden</translation>
    </message>
</context>
<context>
    <name>UserSheet</name>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>The role counts everywhere; or only in:</source>
        <translation>Die Rolle gilt überall; oder nur in:</translation>
    </message>
    <message>
        <source>The role counts in:</source>
        <translation>Die Rolle gilt in:</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Never ends</source>
        <translation>Endet nie</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Meine PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>PIN setzen</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>Anderer Ausweis</translation>
    </message>
    <message>
        <source>Give a badge</source>
        <translation>Ausweis zuordnen</translation>
    </message>
    <message>
        <source>Hold it to the reader</source>
        <translation>An den Leser halten</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>Ausweis entziehen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The PIN is asked for next. Without one, or a badge, nobody logs in.</source>
        <translation>Als Nächstes kommt die PIN. Ohne PIN oder Ausweis meldet sich niemand an.</translation>
    </message>
    <message>
        <source>On to the PIN</source>
        <translation>Weiter zur PIN</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>Parts of the page</source>
        <translation>Teile der Seite</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>There is no administrator yet</source>
        <translation>Es gibt noch keinen Administrator</translation>
    </message>
    <message>
        <source>Administrators set up who may log in</source>
        <translation>Administratoren legen fest, wer sich anmelden darf</translation>
    </message>
    <message>
        <source>The button in the header makes one, with a PIN.</source>
        <translation>Der Knopf in der Kopfzeile legt einen an, mit PIN.</translation>
    </message>
    <message>
        <source>Your own PIN is changed behind your name in the header.</source>
        <translation>Die eigene PIN ändern Sie hinter Ihrem Namen in der Kopfzeile.</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN oder Passwort</translation>
    </message>
    <message>
        <source>Remove this user?</source>
        <translation>Diesen Benutzer entfernen?</translation>
    </message>
    <message>
        <source>The name stays in the record and is never given to anybody else. To keep somebody out for a while, switch the user off instead.</source>
        <translation>Der Name bleibt im Protokoll und wird nie neu vergeben. Um jemanden eine Weile fernzuhalten, den Benutzer ausschalten.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Take the badge away?</source>
        <translation>Ausweis entziehen?</translation>
    </message>
    <message>
        <source>Nobody logs in by it any more. It can be given again, to anybody.</source>
        <translation>Niemand meldet sich mehr damit an. Er kann wieder vergeben werden, an jeden.</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>Ausweis entziehen</translation>
    </message>
</context>
<context>
    <name>lineside::PeopleViewModel</name>
    <message>
        <source>Logged out: nobody was here for %1</source>
        <translation>Abgemeldet: %1 lang war niemand hier</translation>
    </message>
    <message>
        <source>The login was ended</source>
        <translation>Die Anmeldung wurde beendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>machine, order</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Asked for by %1 at %2, waits for another %3</source>
        <translation>Angefordert von %1 um %2, wartet noch %3</translation>
    </message>
    <message>
        <source>What you log in with was changed</source>
        <translation>Ihre Anmeldedaten wurden geändert</translation>
    </message>
</context>
<context>
    <name>lineside::SeatsViewModel</name>
    <message>
        <source>The other seat keeps control</source>
        <translation>Der andere Platz behält die Führung</translation>
    </message>
    <message>
        <source>Nobody is in control of %1. The first order takes it.</source>
        <translation>Niemand führt %1. Der erste Befehl übernimmt.</translation>
    </message>
    <message>
        <source>In control</source>
        <translation>Führt</translation>
    </message>
    <message>
        <source>%1 in control</source>
        <comment>name of a seat</comment>
        <translation>%1 führt</translation>
    </message>
    <message>
        <source>This panel is in control of %1</source>
        <translation>Dieses Bediengerät führt %1</translation>
    </message>
    <message>
        <source>%1 is in control of %2</source>
        <translation>%1 führt %2</translation>
    </message>
    <message numerus="yes">
        <source>This panel is in control of %n areas</source>
        <translation>
            <numerusform>Dieses Bediengerät führt %n Bereich</numerusform>
            <numerusform>Dieses Bediengerät führt %n Bereiche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2 asks for control of %3</source>
        <comment>user, seat, area</comment>
        <translation>%1 an %2 bittet um die Führung von %3</translation>
    </message>
</context>
<context>
    <name>lineside::UsersViewModel</name>
    <message>
        <source>Interface</source>
        <comment>a program&apos;s session</comment>
        <translation>Schnittstelle</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n areas</source>
        <comment>a role, where it counts</comment>
        <translation>
            <numerusform>%1, in %n Bereich</numerusform>
            <numerusform>%1, in %n Bereichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Never logged in</source>
        <translation>Nie angemeldet</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Has expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>No PIN yet: cannot log in</source>
        <translation>Noch keine PIN: kann sich nicht anmelden</translation>
    </message>
    <message>
        <source>PIN, badge</source>
        <translation>PIN, Ausweis</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password, badge</source>
        <translation>Passwort, Ausweis</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The last day is written as 2027-01-31</source>
        <translation>Der letzte Tag wird als 2027-01-31 geschrieben</translation>
    </message>
    <message>
        <source>Changed, not saved</source>
        <translation>Geändert, nicht gespeichert</translation>
    </message>
    <message>
        <source>The last day is written as %1, or as 2027-01-31</source>
        <translation>Der letzte Tag wird als %1 geschrieben, oder als 2027-01-31</translation>
    </message>
    <message>
        <source>Never ends; or as %1</source>
        <comment>a date</comment>
        <translation>Endet nie; oder wie %1</translation>
    </message>
</context>
<context>
    <name>AuditFilterCard</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Seit wann</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AuditLineCard</name>
    <message>
        <source>Line of the record</source>
        <translation>Zeile des Protokolls</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Search machine, person, word</source>
        <translation>Maschine, Person oder Wort suchen</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ausgeben</translation>
    </message>
    <message>
        <source>Write the whole record, signed, into a file</source>
        <translation>Das ganze Protokoll unterschrieben in eine Datei schreiben</translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation>Das Protokoll ist nicht zu lesen</translation>
    </message>
    <message>
        <source>Reading the record</source>
        <translation>Das Protokoll wird gelesen</translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Export whole record</source>
        <translation>Ganze Aufzeichnung ausgeben</translation>
    </message>
    <message>
        <source>Write the whole record, signed, into a file; the filter counts for the list alone</source>
        <translation>Die ganze Aufzeichnung signiert in eine Datei schreiben; der Filter gilt nur für die Liste</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Alarm acknowledged</source>
        <translation>Alarm quittiert</translation>
    </message>
    <message>
        <source>Acknowledgement taken back</source>
        <translation>Quittierung zurückgenommen</translation>
    </message>
    <message>
        <source>Alarm reset</source>
        <translation>Alarm zurückgesetzt</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Alarm shelved</source>
        <translation>Alarm zurückgestellt</translation>
    </message>
    <message>
        <source>Alarm unshelved</source>
        <translation>Alarm wieder aufgenommen</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>Außer Betrieb genommen</translation>
    </message>
    <message>
        <source>Returned to service</source>
        <translation>Wieder in Betrieb genommen</translation>
    </message>
    <message>
        <source>Alarm settings changed</source>
        <translation>Alarmeinstellungen geändert</translation>
    </message>
    <message>
        <source>Machine removed</source>
        <translation>Maschine entfernt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Sent to the cloud again</source>
        <translation>Erneut in die Cloud gesendet</translation>
    </message>
    <message>
        <source>Horn silenced</source>
        <translation>Hupe abgestellt</translation>
    </message>
    <message>
        <source>Horn tested</source>
        <translation>Hupe geprüft</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>Notiz geschrieben</translation>
    </message>
    <message>
        <source>Note struck</source>
        <translation>Notiz gestrichen</translation>
    </message>
    <message>
        <source>File written</source>
        <translation>Datei geschrieben</translation>
    </message>
    <message>
        <source>Figures of alarms begun anew</source>
        <translation>Alarmzahlen neu begonnen</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Sicherung zurückgespielt</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Sicherung erstellt</translation>
    </message>
    <message>
        <source>Configuration changed</source>
        <translation>Konfiguration geändert</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>Uhr gestellt</translation>
    </message>
    <message>
        <source>Record found damaged</source>
        <translation>Protokoll beschädigt gefunden</translation>
    </message>
    <message>
        <source>Cloud connection taken out</source>
        <translation>Cloud-Verbindung entfernt</translation>
    </message>
    <message>
        <source>Cloud connection put back</source>
        <translation>Cloud-Verbindung wieder eingesetzt</translation>
    </message>
    <message>
        <source>Cloud connection forgotten</source>
        <translation>Cloud-Verbindung vergessen</translation>
    </message>
    <message>
        <source>Unknown machines forgotten</source>
        <translation>Unbekannte Maschinen vergessen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No effect</source>
        <translation>Ohne Wirkung</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Line %1 is not what was written, or lines before it are missing.</source>
        <translation>Zeile %1 ist nicht, was geschrieben wurde, oder Zeilen davor fehlen.</translation>
    </message>
    <message>
        <source>The signature at line %1 is wrong.</source>
        <translation>Die Unterschrift bei Zeile %1 ist falsch.</translation>
    </message>
    <message>
        <source>The signature at line %1 is of another key.</source>
        <translation>Die Unterschrift bei Zeile %1 ist von einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>The lines up to %1 are others than those that were signed.</source>
        <translation>Die Zeilen bis %1 sind andere als die unterschriebenen.</translation>
    </message>
    <message>
        <source>The end is missing: it was signed up to line %1.</source>
        <translation>Das Ende fehlt: Unterschrieben war bis Zeile %1.</translation>
    </message>
    <message>
        <source>From line %1 on nothing is signed.</source>
        <translation>Ab Zeile %1 ist nichts unterschrieben.</translation>
    </message>
    <message>
        <source>The file that says how far it had come is missing. Compare with the log.</source>
        <translation>Die Datei, die sagt, wie weit es gekommen war, fehlt. Mit dem Log vergleichen.</translation>
    </message>
    <message>
        <source>It cannot be signed: %1</source>
        <translation>Es ist nicht zu unterschreiben: %1</translation>
    </message>
    <message>
        <source>It cannot be written; what people do goes to the log alone: %1</source>
        <translation>Es ist nicht zu schreiben; was getan wird, steht nur im Log: %1</translation>
    </message>
    <message>
        <source>Order approved</source>
        <translation>Befehl freigegeben</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Befehl zurückgezogen</translation>
    </message>
    <message>
        <source>Reason of a stop given</source>
        <translation>Grund eines Halts angegeben</translation>
    </message>
    <message>
        <source>Help called</source>
        <translation>Hilfe gerufen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Logout</source>
        <translation>Abmeldung</translation>
    </message>
    <message>
        <source>Login ended</source>
        <translation>Anmeldung beendet</translation>
    </message>
    <message>
        <source>Login ended by somebody else</source>
        <translation>Anmeldung von anderen beendet</translation>
    </message>
    <message>
        <source>User made</source>
        <translation>Benutzer angelegt</translation>
    </message>
    <message>
        <source>User changed</source>
        <translation>Benutzer geändert</translation>
    </message>
    <message>
        <source>PIN, password or badge set</source>
        <translation>PIN, Passwort oder Ausweis gesetzt</translation>
    </message>
    <message>
        <source>User removed</source>
        <translation>Benutzer entfernt</translation>
    </message>
    <message>
        <source>Control taken</source>
        <translation>Bedienung übernommen</translation>
    </message>
    <message>
        <source>Control kept</source>
        <translation>Bedienung behalten</translation>
    </message>
    <message>
        <source>Control given away</source>
        <translation>Bedienung abgegeben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how it came out, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nobody logged in</source>
        <translation>Niemand angemeldet</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <comment>nobody, and a role</comment>
        <translation>%1, als %2</translation>
    </message>
    <message>
        <source>Read for the first time, fingerprint %1</source>
        <translation>Zum ersten Mal gelesen, Fingerabdruck %1</translation>
    </message>
    <message>
        <source>Fingerprint %1, before %2</source>
        <translation>Fingerabdruck %1, vorher %2</translation>
    </message>
    <message>
        <source>Token for a program made</source>
        <translation>Token für ein Programm angelegt</translation>
    </message>
    <message>
        <source>Token of a program revoked</source>
        <translation>Token eines Programms widerrufen</translation>
    </message>
    <message>
        <source>Tried: %1</source>
        <comment>what was not done</comment>
        <translation>Versucht: %1</translation>
    </message>
</context>
<context>
    <name>lineside::AuditViewModel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Commands</source>
        <comment>given to machines</comment>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Files</source>
        <comment>written or sent</comment>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No effect</source>
        <translation>Ohne Wirkung</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>Auf welchem Weg</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>Was genau</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Chained by</source>
        <translation>Verkettet durch</translation>
    </message>
    <message>
        <source>Being read through</source>
        <translation>Wird durchgelesen</translation>
    </message>
    <message>
        <source>The record is not in order</source>
        <translation>Das Protokoll ist nicht in Ordnung</translation>
    </message>
    <message>
        <source>Unbroken</source>
        <translation>Lückenlos</translation>
    </message>
    <message>
        <source>Unbroken since %1</source>
        <comment>a time</comment>
        <translation>Lückenlos seit %1</translation>
    </message>
    <message>
        <source>Signed up to line %1 at %2</source>
        <translation>Unterschrieben bis Zeile %1 um %2</translation>
    </message>
    <message>
        <source>%1 of %2 lines are used</source>
        <translation>%1 von %2 Zeilen sind belegt</translation>
    </message>
    <message>
        <source>Writing the record</source>
        <translation>Das Protokoll wird geschrieben</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>of an area, by a seat</comment>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>an order</comment>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>The whole record is written, whatever the filter shows: %1, in the folder of exchange %2</source>
        <translation>Die ganze Aufzeichnung ist geschrieben, was der Filter auch zeigt: %1, im Austauschordner %2</translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>Two persons</source>
        <translation>Zwei Personen</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmVerbs</name>
    <message>
        <source>Your role may not do this.</source>
        <translation>Ihre Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>Only after a login.</source>
        <translation>Erst nach einer Anmeldung.</translation>
    </message>
</context>
<context>
    <name>StopTrouble</name>
    <message>
        <source>Stop at the machine itself. Touch here when seen.</source>
        <translation>An der Maschine selbst stoppen! Hier berühren, wenn gesehen.</translation>
    </message>
</context>
<context>
    <name>FirstStartBanner</name>
    <message>
        <source>Nobody can log in yet, and everything stays open. Touch to make the administrator.</source>
        <translation>Noch kann sich niemand anmelden, alles bleibt offen. Berühren, um den Administrator anzulegen.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>The button in the header asks on</source>
        <translation>Die Taste im Kopf fragt weiter</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, value before, value after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>of the alarm settings</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Note %1</source>
        <comment>a number</comment>
        <translation>Notiz %1</translation>
    </message>
    <message>
        <source>Login %1</source>
        <comment>a number</comment>
        <translation>Anmeldung %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <comment>a number</comment>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>Horn</source>
        <translation>Hupe</translation>
    </message>
    <message>
        <source>Figures of alarms</source>
        <translation>Kennzahlen der Alarme</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an order, why it ended so</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, approved by %2</source>
        <comment>an order, who</comment>
        <translation>%1, zugestimmt hat %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no seat</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>In control: %1 → %2</source>
        <comment>seats</comment>
        <translation>Bedienung: %1 → %2</translation>
    </message>
    <message>
        <source>Asked for, in control: %1</source>
        <comment>a seat</comment>
        <translation>Angefragt, es bedient: %1</translation>
    </message>
    <message>
        <source>Kept by %1</source>
        <comment>a seat</comment>
        <translation>Behalten von %1</translation>
    </message>
    <message>
        <source>In control: %1</source>
        <comment>a seat</comment>
        <translation>Bedienung: %1</translation>
    </message>
    <message>
        <source>Role: %1, groups: %2, areas: %3</source>
        <translation>Rolle: %1, Gruppen: %2, Bereiche: %3</translation>
    </message>
    <message>
        <source>switched off</source>
        <comment>a user</comment>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>switched on</source>
        <comment>a user</comment>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>never</source>
        <comment>it ends</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>User</source>
        <comment>is on or off</comment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Ends</source>
        <comment>the right to log in</comment>
        <translation>Endet</translation>
    </message>
    <message>
        <source>, note %1</source>
        <translation>, Notiz %1</translation>
    </message>
    <message>
        <source>, changes: %1</source>
        <translation>, Änderungen: %1</translation>
    </message>
    <message>
        <source>, alarms ended: %1</source>
        <translation>, beendete Alarme: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more tries while there was a wait</source>
        <translation>
            <numerusform>%n weiterer Versuch während der Wartezeit</numerusform>
            <numerusform>%n weitere Versuche während der Wartezeit</numerusform>
        </translation>
    </message>
</context>
</TS>
