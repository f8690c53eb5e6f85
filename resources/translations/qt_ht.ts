<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ht_HT" sourcelanguage="en">
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Anile</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refè</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Koupe</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opye</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Kopye adrès &amp;lyen an</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ko&amp;le</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Efase</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chwazi tout</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Anile</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refè</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Koupe</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opye</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ko&amp;le</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Efase</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chwazi tout</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chwazi tout</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Monte</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Desann</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Dakò</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anile</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fèmen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Louvri</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Anrejistre</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Wi</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Non</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Montre detay yo...</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Kache detay yo...</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Dakò</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Directory:</source>
        <translation>Dosye:</translation>
    </message>
    <message>
        <source>File name:</source>
        <translation>Non fichye a:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Kalite fichye:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Louvri</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Anrejistre</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chwazi</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Gade nan:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Jwenn dosye</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Òdinatè mwen</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Tout fichye (*)</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Gwosè</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Kalite</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Dat chanjman</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Òdinatè mwen</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Enprime</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Enprime</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Dakò</translation>
    </message>
</context>
</TS>
