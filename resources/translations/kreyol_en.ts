<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Kreyòl Desktop</source>
            <translation>About Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Translates and speaks documents in Haitian Creole, offline. Free software under the GNU Affero General Public License, version 3 or later. A machine translates: have important texts checked by a person.</source>
            <translation>Translates and speaks documents in Haitian Creole, offline. Free software under the GNU Affero General Public License, version 3 or later. A machine translates: have important texts checked by a person.</translation>
        </message>
        <message>
            <source>Parts and their licences</source>
            <translation>Parts and their licences</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>ActivityChart</name>
        <message>
            <source>Translations</source>
            <translation>Translations</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Audio clips</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Requests</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Errors</translation>
        </message>
    </context>
    <context>
        <name>BackupCard</name>
        <message>
            <source>Backup</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Back up…</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Restore…</translation>
        </message>
        <message>
            <source>Save a backup</source>
            <translation>Save a backup</translation>
        </message>
        <message>
            <source>Memory, glossaries, settings and history in one file</source>
            <translation>Memory, glossaries, settings and history in one file</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Restore a backup</translation>
        </message>
        <message>
            <source>Takes the place of what is there now, at the next start</source>
            <translation>Takes the place of what is there now, at the next start</translation>
        </message>
        <message>
            <source>The backup is saved: {file}</source>
            <translation>The backup is saved: {file}</translation>
        </message>
        <message>
            <source>The backup is checked. It takes effect at the next start.</source>
            <translation>The backup is checked. It takes effect at the next start.</translation>
        </message>
        <message>
            <source>This is not a whole backup made by this program. Choose another file.</source>
            <translation>This is not a whole backup made by this program. Choose another file.</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Close this message</translation>
        </message>
    </context>
    <context>
        <name>ChapterTable</name>
        <message>
            <source>Chapters</source>
            <translation>Chapters</translation>
        </message>
        <message>
            <source>Untick a chapter to leave it out of the audio; double-click to rename it</source>
            <translation>Untick a chapter to leave it out of the audio; double-click to rename it</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Merge with the chapter above</source>
            <translation>Merge with the chapter above</translation>
        </message>
        <message>
            <source>Undo my changes</source>
            <translation>Undo my changes</translation>
        </message>
        <message>
            <source>Chapter {number}</source>
            <translation>Chapter {number}</translation>
        </message>
    </context>
    <context>
        <name>CleanupDialog</name>
        <message>
            <source>Clean up</source>
            <translation>Clean up</translation>
        </message>
        <message>
            <source>Age in days</source>
            <translation>Age in days</translation>
        </message>
        <message>
            <source>Delete them</source>
            <translation>Delete them</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Clean up the history</source>
            <translation>Clean up the history</translation>
        </message>
        <message>
            <source>Finished jobs older than this leave the history, with their result files in the program's folder. Copies in your own folders stay.</source>
            <translation>Finished jobs older than this leave the history, with their result files in the program's folder. Copies in your own folders stay.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>days</translation>
        </message>
    </context>
    <context>
        <name>CloseGuard</name>
        <message>
            <source>Cancel the job</source>
            <translation>Cancel the job</translation>
        </message>
        <message>
            <source>Finish in the background</source>
            <translation>Finish in the background</translation>
        </message>
        <message>
            <source>Continue next time</source>
            <translation>Continue next time</translation>
        </message>
        <message>
            <source>A job is still running</source>
            <translation>A job is still running</translation>
        </message>
        <message>
            <source>It can go on without the window, or continue at the next start where it stopped.</source>
            <translation>It can go on without the window, or continue at the next start where it stopped.</translation>
        </message>
    </context>
    <context>
        <name>DirectionCard</name>
        <message>
            <source>Which model translates what</source>
            <translation>Which model translates what</translation>
        </message>
    </context>
    <context>
        <name>DocumentPanel</name>
        <message>
            <source>Recognise the text of scanned pages</source>
            <translation>Recognise the text of scanned pages</translation>
        </message>
        <message>
            <source>Language of the document</source>
            <translation>Language of the document</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapters</translation>
        </message>
        <message>
            <source>Read aloud too</source>
            <translation>Read aloud too</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) are pictures without text</source>
            <translation>
                <numerusform>%n page is a picture without text</numerusform>
                <numerusform>%n pages are pictures without text</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} words</source>
            <translation>{count} words</translation>
        </message>
        <message numerus="yes">
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n chapter</numerusform>
                <numerusform>%n chapters</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking into it…</source>
            <translation>Looking into it…</translation>
        </message>
        <message>
            <source>Recognising the text of the pages: {done} of {total}…</source>
            <translation>Recognising the text of the pages: {done} of {total}…</translation>
        </message>
        <message>
            <source>This password does not open the document. Try again.</source>
            <translation>This password does not open the document. Try again.</translation>
        </message>
        <message>
            <source>Recognise it</source>
            <translation>Recognise it</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Recognised: {language}</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Password of the document</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>DocumentsPage</name>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>From any document to a Kreyòl document and audiobook, on this computer alone.</source>
            <translation>From any document to a Kreyòl document and audiobook, on this computer alone.</translation>
        </message>
        <message>
            <source>All jobs</source>
            <translation>All jobs</translation>
        </message>
        <message>
            <source>Choose documents</source>
            <translation>Choose documents</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Choose a folder</translation>
        </message>
    </context>
    <context>
        <name>DropVeil</name>
        <message>
            <source>Let go to add these files</source>
            <translation>Let go to add these files</translation>
        </message>
    </context>
    <context>
        <name>DropZone</name>
        <message>
            <source>Drop documents here, or press Enter</source>
            <translation>Drop documents here, or press Enter</translation>
        </message>
        <message>
            <source>Drop your documents here</source>
            <translation>Drop your documents here</translation>
        </message>
        <message>
            <source>PDF, Word, e-books, web pages, text, subtitles — one file, many, or a whole folder</source>
            <translation>PDF, Word, e-books, web pages, text, subtitles — one file, many, or a whole folder</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Choose files…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>Choose a folder…</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recent</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong.</source>
            <translation>Something went wrong.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, copy the details and report them.</source>
            <translation>Try again. If it happens again, copy the details and report them.</translation>
        </message>
        <message>
            <source>The program made a mistake.</source>
            <translation>The program made a mistake.</translation>
        </message>
        <message>
            <source>Your work is safe. Try again, or copy the details and report them.</source>
            <translation>Your work is safe. Try again, or copy the details and report them.</translation>
        </message>
        <message>
            <source>This can't be used as it is.</source>
            <translation>This can't be used as it is.</translation>
        </message>
        <message>
            <source>Check the file or the text and try again.</source>
            <translation>Check the file or the text and try again.</translation>
        </message>
        <message>
            <source>There is no text in it.</source>
            <translation>There is no text in it.</translation>
        </message>
        <message>
            <source>Choose a file that holds text.</source>
            <translation>Choose a file that holds text.</translation>
        </message>
        <message>
            <source>The document is locked with a password.</source>
            <translation>The document is locked with a password.</translation>
        </message>
        <message>
            <source>Type its password and try again.</source>
            <translation>Type its password and try again.</translation>
        </message>
        <message>
            <source>The pages are pictures: there is no text to read.</source>
            <translation>The pages are pictures: there is no text to read.</translation>
        </message>
        <message>
            <source>Switch on text recognition, or scan the document with it.</source>
            <translation>Switch on text recognition, or scan the document with it.</translation>
        </message>
        <message>
            <source>The file is damaged.</source>
            <translation>The file is damaged.</translation>
        </message>
        <message>
            <source>Get a new copy of the file, or open it in another program and save it again.</source>
            <translation>Get a new copy of the file, or open it in another program and save it again.</translation>
        </message>
        <message>
            <source>Files of this kind can't be read.</source>
            <translation>Files of this kind can't be read.</translation>
        </message>
        <message>
            <source>Save it as PDF, Word, EPUB, HTML or text.</source>
            <translation>Save it as PDF, Word, EPUB, HTML or text.</translation>
        </message>
        <message>
            <source>This is too large.</source>
            <translation>This is too large.</translation>
        </message>
        <message>
            <source>Split it into smaller parts.</source>
            <translation>Split it into smaller parts.</translation>
        </message>
        <message>
            <source>This language can't be translated yet.</source>
            <translation>This language can't be translated yet.</translation>
        </message>
        <message>
            <source>Choose English, French or Spanish, or install a model for it.</source>
            <translation>Choose English, French or Spanish, or install a model for it.</translation>
        </message>
        <message>
            <source>That isn't possible here.</source>
            <translation>That isn't possible here.</translation>
        </message>
        <message>
            <source>Check what you chose and try again.</source>
            <translation>Check what you chose and try again.</translation>
        </message>
        <message>
            <source>It isn't there any more.</source>
            <translation>It isn't there any more.</translation>
        </message>
        <message>
            <source>It may have been moved or deleted. Choose it again.</source>
            <translation>It may have been moved or deleted. Choose it again.</translation>
        </message>
        <message>
            <source>The model can't be used.</source>
            <translation>The model can't be used.</translation>
        </message>
        <message>
            <source>Open Models and voices and check it.</source>
            <translation>Open Models and voices and check it.</translation>
        </message>
        <message>
            <source>The model for this is not installed.</source>
            <translation>The model for this is not installed.</translation>
        </message>
        <message>
            <source>Install it in Models and voices.</source>
            <translation>Install it in Models and voices.</translation>
        </message>
        <message>
            <source>The model's files are damaged.</source>
            <translation>The model's files are damaged.</translation>
        </message>
        <message>
            <source>Remove it in Models and voices and install it again.</source>
            <translation>Remove it in Models and voices and install it again.</translation>
        </message>
        <message>
            <source>This model doesn't fit this program.</source>
            <translation>This model doesn't fit this program.</translation>
        </message>
        <message>
            <source>Choose another model, or a newer version of the program.</source>
            <translation>Choose another model, or a newer version of the program.</translation>
        </message>
        <message>
            <source>The computer lacks something that is needed.</source>
            <translation>The computer lacks something that is needed.</translation>
        </message>
        <message>
            <source>Copy the details to see what it is.</source>
            <translation>Copy the details to see what it is.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>The disk is full.</translation>
        </message>
        <message>
            <source>Make room, then press Try again: the work goes on where it stopped.</source>
            <translation>Make room, then press Try again: the work goes on where it stopped.</translation>
        </message>
        <message>
            <source>The file or folder may not be read or written.</source>
            <translation>The file or folder may not be read or written.</translation>
        </message>
        <message>
            <source>Choose another folder, or close the program that uses the file.</source>
            <translation>Choose another folder, or close the program that uses the file.</translation>
        </message>
        <message>
            <source>The folder or drive isn't there any more.</source>
            <translation>The folder or drive isn't there any more.</translation>
        </message>
        <message>
            <source>Plug the drive in again, or choose another folder, then press Try again.</source>
            <translation>Plug the drive in again, or choose another folder, then press Try again.</translation>
        </message>
        <message>
            <source>There is not enough memory.</source>
            <translation>There is not enough memory.</translation>
        </message>
        <message>
            <source>Close other programs, or split the document.</source>
            <translation>Close other programs, or split the document.</translation>
        </message>
        <message>
            <source>The program's database can't be used.</source>
            <translation>The program's database can't be used.</translation>
        </message>
        <message>
            <source>Restart the program. If that doesn't help, restore a backup in Settings.</source>
            <translation>Restart the program. If that doesn't help, restore a backup in Settings.</translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program.</source>
            <translation>The data was written by a newer version of this program.</translation>
        </message>
        <message>
            <source>Install the newer version again.</source>
            <translation>Install the newer version again.</translation>
        </message>
        <message>
            <source>Another program uses this port.</source>
            <translation>Another program uses this port.</translation>
        </message>
        <message>
            <source>Choose another port for the server.</source>
            <translation>Choose another port for the server.</translation>
        </message>
        <message>
            <source>The network can't be reached.</source>
            <translation>The network can't be reached.</translation>
        </message>
        <message>
            <source>Check the connection, or install the model from a file.</source>
            <translation>Check the connection, or install the model from a file.</translation>
        </message>
        <message>
            <source>There is no sound device.</source>
            <translation>There is no sound device.</translation>
        </message>
        <message>
            <source>Plug in a loudspeaker or headphones. Audio files are made all the same.</source>
            <translation>Plug in a loudspeaker or headphones. Audio files are made all the same.</translation>
        </message>
        <message>
            <source>The program is already running.</source>
            <translation>The program is already running.</translation>
        </message>
        <message>
            <source>Use the window that is open.</source>
            <translation>Use the window that is open.</translation>
        </message>
        <message>
            <source>A part of the program failed.</source>
            <translation>A part of the program failed.</translation>
        </message>
        <message>
            <source>Try again. What is done already is kept.</source>
            <translation>Try again. What is done already is kept.</translation>
        </message>
        <message>
            <source>The translation failed.</source>
            <translation>The translation failed.</translation>
        </message>
        <message>
            <source>The text could not be spoken.</source>
            <translation>The text could not be spoken.</translation>
        </message>
        <message>
            <source>Try again, or choose another voice.</source>
            <translation>Try again, or choose another voice.</translation>
        </message>
        <message>
            <source>The document could not be written.</source>
            <translation>The document could not be written.</translation>
        </message>
        <message>
            <source>Try again, or choose another format.</source>
            <translation>Try again, or choose another format.</translation>
        </message>
        <message>
            <source>The audio file could not be written.</source>
            <translation>The audio file could not be written.</translation>
        </message>
        <message>
            <source>Try again, or choose another audio format.</source>
            <translation>Try again, or choose another audio format.</translation>
        </message>
        <message>
            <source>The document made its reader crash.</source>
            <translation>The document made its reader crash.</translation>
        </message>
        <message>
            <source>Open the file in another program and save it again.</source>
            <translation>Open the file in another program and save it again.</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>nothing yet</source>
            <translation>nothing yet</translation>
        </message>
        <message>
            <source>95 % under {time}</source>
            <translation>95 % under {time}</translation>
        </message>
        <message>
            <source>of the latest, 95 % under {time}</source>
            <translation>of the latest, 95 % under {time}</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} characters</translation>
        </message>
        <message>
            <source>words per second</source>
            <translation>words per second</translation>
        </message>
        <message>
            <source>found in the memory</source>
            <translation>found in the memory</translation>
        </message>
        <message>
            <source>{size}, {time} each</source>
            <translation>{size}, {time} each</translation>
        </message>
        <message>
            <source>of the time that it plays ({time})</source>
            <translation>of the time that it plays ({time})</translation>
        </message>
        <message>
            <source>{share} of the requests</source>
            <translation>{share} of the requests</translation>
        </message>
        <message>
            <source>jobs waiting or running</source>
            <translation>jobs waiting or running</translation>
        </message>
        <message>
            <source>of all cores</source>
            <translation>of all cores</translation>
        </message>
        <message>
            <source>used by the program</source>
            <translation>used by the program</translation>
        </message>
        <message>
            <source>{size} free</source>
            <translation>{size} free</translation>
        </message>
        <message>
            <source>since the start</source>
            <translation>since the start</translation>
        </message>
        <message>
            <source>Translations</source>
            <translation>Translations</translation>
        </message>
        <message>
            <source>Mean translation time</source>
            <translation>Mean translation time</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>Remembered</source>
            <translation>Remembered</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Audio clips</translation>
        </message>
        <message>
            <source>Making audio takes</source>
            <translation>Making audio takes</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Requests</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Errors</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Queue</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Processor</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Disk</translation>
        </message>
        <message>
            <source>Running for</source>
            <translation>Running for</translation>
        </message>
    </context>
    <context>
        <name>FileList</name>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Untick a file to leave it out</source>
            <translation>Untick a file to leave it out</translation>
        </message>
    </context>
    <context>
        <name>GlossaryCard</name>
        <message>
            <source>Glossaries</source>
            <translation>Glossaries</translation>
        </message>
        <message>
            <source>The terms of the ticked glossaries are used in every translation.</source>
            <translation>The terms of the ticked glossaries are used in every translation.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>Export {name}</source>
            <translation>Export {name}</translation>
        </message>
        <message>
            <source>Delete {name}</source>
            <translation>Delete {name}</translation>
        </message>
        <message numerus="yes">
            <source>%n term(s)</source>
            <translation>
                <numerusform>%n term</numerusform>
                <numerusform>%n terms</numerusform>
            </translation>
        </message>
        <message>
            <source>Import a glossary</source>
            <translation>Import a glossary</translation>
        </message>
        <message>
            <source>Export a glossary</source>
            <translation>Export a glossary</translation>
        </message>
    </context>
    <context>
        <name>HelpSheet</name>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>User guide</source>
            <translation>User guide</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>The user guide is not installed.</source>
            <translation>The user guide is not installed.</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search names and texts</source>
            <translation>Search names and texts</translation>
        </message>
        <message>
            <source>All words must be there, in either language, with or without accents. Words in quotes must follow each other.</source>
            <translation>All words must be there, in either language, with or without accents. Words in quotes must follow each other.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Every state</source>
            <translation>Every state</translation>
        </message>
        <message>
            <source>Every type</source>
            <translation>Every type</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Any time</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Last 7 days</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Last 30 days</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>Last year</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Found: {text}</source>
            <translation>Found: {text}</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Everything that was translated and spoken on this computer.</source>
            <translation>Everything that was translated and spoken on this computer.</translation>
        </message>
        <message>
            <source>Clean up…</source>
            <translation>Clean up…</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Jobs</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Read and listen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Run again</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>What you translate and speak is listed here.</source>
            <translation>What you translate and speak is listed here.</translation>
        </message>
        <message>
            <source>No job is like this.</source>
            <translation>No job is like this.</translation>
        </message>
        <message>
            <source>{count} jobs</source>
            <translation>{count} jobs</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) deleted</source>
            <translation>
                <numerusform>%n job deleted</numerusform>
                <numerusform>%n jobs deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobActions</name>
        <message>
            <source>Save as</source>
            <translation>Save as</translation>
        </message>
        <message>
            <source>Copy results to a folder</source>
            <translation>Copy results to a folder</translation>
        </message>
        <message>
            <source>Delete this job?</source>
            <translation>Delete this job?</translation>
        </message>
        <message>
            <source>“{name}” leaves the history. This can't be undone.</source>
            <translation>“{name}” leaves the history. This can't be undone.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Delete its result files too</source>
            <translation>Delete its result files too</translation>
        </message>
    </context>
    <context>
        <name>JobCard</name>
        <message>
            <source>Progress of the job</source>
            <translation>Progress of the job</translation>
        </message>
        <message>
            <source>Open: {format}</source>
            <translation>Open: {format}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Copy results to a folder…</source>
            <translation>Copy results to a folder…</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Move up</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Move down</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Run again</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Copy details of the error</source>
            <translation>Copy details of the error</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Read and listen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>Password…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>More actions</source>
            <translation>More actions</translation>
        </message>
        <message>
            <source>Drag it to another place, or press Alt with an arrow</source>
            <translation>Drag it to another place, or press Alt with an arrow</translation>
        </message>
        <message>
            <source>The program was closed in the middle. Nothing is lost.</source>
            <translation>The program was closed in the middle. Nothing is lost.</translation>
        </message>
        <message>
            <source>Added {when}</source>
            <translation>Added {when}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>{time} left</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look</source>
            <translation>
                <numerusform>%n sentence needs a look</numerusform>
                <numerusform>%n sentences need a look</numerusform>
            </translation>
        </message>
        <message>
            <source>all sentences checked</source>
            <translation>all sentences checked</translation>
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Languages</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Why it failed</source>
            <translation>Why it failed</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Results</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Warnings</translation>
        </message>
        <message>
            <source>recognised</source>
            <translation>recognised</translation>
        </message>
        <message>
            <source>{checked} of {total} sentences checked, {flagged} need a look</source>
            <translation>{checked} of {total} sentences checked, {flagged} need a look</translation>
        </message>
        <message>
            <source>Sentences</source>
            <translation>Sentences</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>To look at</translation>
        </message>
        <message>
            <source>Glossary terms</source>
            <translation>Glossary terms</translation>
        </message>
    </context>
    <context>
        <name>JobList</name>
        <message>
            <source>In progress</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Finished lately</source>
            <translation>Finished lately</translation>
        </message>
    </context>
    <context>
        <name>LanguageBar</name>
        <message>
            <source>Language of the translation</source>
            <translation>Language of the translation</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>Language of the text</translation>
        </message>
        <message>
            <source>Swap the languages</source>
            <translation>Swap the languages</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Recognised: {language}</translation>
        </message>
        <message>
            <source>Recognise the language</source>
            <translation>Recognise the language</translation>
        </message>
        <message>
            <source>No installed model translates in the other direction</source>
            <translation>No installed model translates in the other direction</translation>
        </message>
    </context>
    <context>
        <name>LexiconCard</name>
        <message>
            <source>Pronunciation</source>
            <translation>Pronunciation</translation>
        </message>
        <message>
            <source>Write a word as it stands, and beside it how it sounds in Kreyòl spelling: Guillaume, Giyòm.</source>
            <translation>Write a word as it stands, and beside it how it sounds in Kreyòl spelling: Guillaume, Giyòm.</translation>
        </message>
        <message>
            <source>Words and how they are said</source>
            <translation>Words and how they are said</translation>
        </message>
        <message>
            <source>Add a word</source>
            <translation>Add a word</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Say it like this</source>
            <translation>Say it like this</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Saved.</translation>
        </message>
    </context>
    <context>
        <name>ListenButton</name>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Listen</translation>
        </message>
    </context>
    <context>
        <name>LooksCard</name>
        <message>
            <source>Language and looks</source>
            <translation>Language and looks</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Language of the window</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Like the system</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>Size of the text</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The computer runs on its battery.</source>
            <translation>The computer runs on its battery.</translation>
        </message>
        <message>
            <source>Plug it in for long jobs. If it goes out, nothing is lost.</source>
            <translation>Plug it in for long jobs. If it goes out, nothing is lost.</translation>
        </message>
    </context>
    <context>
        <name>Measures</name>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>{number} %</source>
            <translation>{number} %</translation>
        </message>
        <message>
            <source>Today, {time}</source>
            <translation>Today, {time}</translation>
        </message>
        <message>
            <source>Yesterday, {time}</source>
            <translation>Yesterday, {time}</translation>
        </message>
    </context>
    <context>
        <name>MemoryCard</name>
        <message>
            <source>Translation memory</source>
            <translation>Translation memory</translation>
        </message>
        <message>
            <source>What was translated or corrected once is not translated again. Here it can be searched, corrected, and exchanged with other programs.</source>
            <translation>What was translated or corrected once is not translated again. Here it can be searched, corrected, and exchanged with other programs.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Open…</translation>
        </message>
        <message>
            <source>Remembered translations</source>
            <translation>Remembered translations</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s), {size}; {share} of the texts were found in it</source>
            <translation>
                <numerusform>%Ln translation, {size}; {share} of the texts were found in it</numerusform>
                <numerusform>%Ln translations, {size}; {share} of the texts were found in it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryEditor</name>
        <message>
            <source>Correct the translation</source>
            <translation>Correct the translation</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Translation</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>It is used from now on wherever this sentence stands.</source>
            <translation>It is used from now on wherever this sentence stands.</translation>
        </message>
    </context>
    <context>
        <name>MemoryImport</name>
        <message>
            <source>Import translations</source>
            <translation>Import translations</translation>
        </message>
        <message>
            <source>Damaged lines</source>
            <translation>Damaged lines</translation>
        </message>
        <message>
            <source>Languages of the file</source>
            <translation>Languages of the file</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>As the file says</source>
            <translation>As the file says</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Looking into the file…</source>
            <translation>Looking into the file…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) can be taken over.</source>
            <translation>
                <numerusform>%Ln pair can be taken over.</numerusform>
                <numerusform>%Ln pairs can be taken over.</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out, because half empty, in other languages, or made by a machine: {count}.</source>
            <translation>Left out, because half empty, in other languages, or made by a machine: {count}.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln damaged line(s) would be passed over:</source>
            <translation>
                <numerusform>%Ln damaged line would be passed over:</numerusform>
                <numerusform>%Ln damaged lines would be passed over:</numerusform>
            </translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>and {count} more</translation>
        </message>
        <message>
            <source>a sign stands where none may stand</source>
            <translation>a sign stands where none may stand</translation>
        </message>
        <message>
            <source>from here on nothing can be read</source>
            <translation>from here on nothing can be read</translation>
        </message>
        <message>
            <source>more cells than the first line names</source>
            <translation>more cells than the first line names</translation>
        </message>
        <message>
            <source>it does not say which languages</source>
            <translation>it does not say which languages</translation>
        </message>
        <message>
            <source>Line {line}: {why}</source>
            <translation>Line {line}: {why}</translation>
        </message>
    </context>
    <context>
        <name>MemoryModel</name>
        <message>
            <source>Sentence</source>
            <translation>Sentence</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Translation</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Languages</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Made by</translation>
        </message>
        <message>
            <source>a person</source>
            <translation>a person</translation>
        </message>
        <message>
            <source>the machine</source>
            <translation>the machine</translation>
        </message>
    </context>
    <context>
        <name>MemorySheet</name>
        <message>
            <source>Translation memory</source>
            <translation>Translation memory</translation>
        </message>
        <message>
            <source>Search both languages</source>
            <translation>Search both languages</translation>
        </message>
        <message>
            <source>Only what people wrote</source>
            <translation>Only what people wrote</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Correct…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s)</source>
            <translation>
                <numerusform>%Ln translation</numerusform>
                <numerusform>%Ln translations</numerusform>
            </translation>
        </message>
        <message>
            <source>The correction is kept.</source>
            <translation>The correction is kept.</translation>
        </message>
        <message>
            <source>Delete what a person wrote?</source>
            <translation>Delete what a person wrote?</translation>
        </message>
        <message>
            <source>The machine translates these sentences again. What was written can't be brought back.</source>
            <translation>The machine translates these sentences again. What was written can't be brought back.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s) deleted.</source>
            <translation>
                <numerusform>%Ln translation deleted.</numerusform>
                <numerusform>%Ln translations deleted.</numerusform>
            </translation>
        </message>
        <message>
            <source>Import translations</source>
            <translation>Import translations</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) taken over.</source>
            <translation>
                <numerusform>%Ln pair taken over.</numerusform>
                <numerusform>%Ln pairs taken over.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export translations</source>
            <translation>Export translations</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) written to {file}.</source>
            <translation>
                <numerusform>%Ln pair written to {file}.</numerusform>
                <numerusform>%Ln pairs written to {file}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryTable</name>
        <message>
            <source>Remembered translations</source>
            <translation>Remembered translations</translation>
        </message>
        <message>
            <source>Nothing is remembered like this.</source>
            <translation>Nothing is remembered like this.</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>There is no document in it.</source>
            <translation>There is no document in it.</translation>
        </message>
        <message>
            <source>The program reads PDF, Word, e-books, web pages, text, subtitles and pictures.</source>
            <translation>The program reads PDF, Word, e-books, web pages, text, subtitles and pictures.</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>No program on this computer opens {file}.</source>
            <translation>No program on this computer opens {file}.</translation>
        </message>
    </context>
    <context>
        <name>MetricsPage</name>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>What was done and how fast. No texts are kept here.</source>
            <translation>What was done and how fast. No texts are kept here.</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Activity</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>Last hour</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Last month</translation>
        </message>
        <message>
            <source>All time</source>
            <translation>All time</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>Mean time</source>
            <translation>Mean time</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Statuses</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>No requests yet</source>
            <translation>No requests yet</translation>
        </message>
        <message>
            <source>No errors</source>
            <translation>No errors</translation>
        </message>
        <message>
            <source>Requests to the server</source>
            <translation>Requests to the server</translation>
        </message>
        <message>
            <source>Latest errors</source>
            <translation>Latest errors</translation>
        </message>
        <message>
            <source>Period of the figures</source>
            <translation>Period of the figures</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Reset…</source>
            <translation>Reset…</translation>
        </message>
        <message>
            <source>Export the figures</source>
            <translation>Export the figures</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Reset all figures?</source>
            <translation>Reset all figures?</translation>
        </message>
        <message>
            <source>They begin again at zero. Jobs and texts are not touched.</source>
            <translation>They begin again at zero. Jobs and texts are not touched.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Keep them</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Reset</translation>
        </message>
    </context>
    <context>
        <name>ModelCard</name>
        <message>
            <source>Fetch its folder from its home page on a computer with internet, then install that folder here.</source>
            <translation>Fetch its folder from its home page on a computer with internet, then install that folder here.</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>Progress of the download</translation>
        </message>
        <message>
            <source>licence {name}</source>
            <translation>licence {name}</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voice</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Translation</translation>
        </message>
        <message>
            <source>Text recognition</source>
            <translation>Text recognition</translation>
        </message>
        <message>
            <source>Comes with the program</source>
            <translation>Comes with the program</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>Not for commercial use</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Download</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Home page</source>
            <translation>Home page</translation>
        </message>
    </context>
    <context>
        <name>ModelsPage</name>
        <message>
            <source>Models and voices</source>
            <translation>Models and voices</translation>
        </message>
        <message>
            <source>What translates and what speaks. Everything runs on this computer.</source>
            <translation>What translates and what speaks. Everything runs on this computer.</translation>
        </message>
        <message>
            <source>Install from a file…</source>
            <translation>Install from a file…</translation>
        </message>
        <message>
            <source>Install from a folder…</source>
            <translation>Install from a folder…</translation>
        </message>
        <message>
            <source>Installed</source>
            <translation>Installed</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Available</translation>
        </message>
        <message>
            <source>Every file is as it should be.</source>
            <translation>Every file is as it should be.</translation>
        </message>
        <message>
            <source>Remove {name}?</source>
            <translation>Remove {name}?</translation>
        </message>
        <message>
            <source>Its files are deleted. To use it again, you have to install it again.</source>
            <translation>Its files are deleted. To use it again, you have to install it again.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Stopped. What has arrived is kept for the next time.</source>
            <translation>Stopped. What has arrived is kept for the next time.</translation>
        </message>
        <message>
            <source>Install a model or a voice</source>
            <translation>Install a model or a voice</translation>
        </message>
        <message>
            <source>Installing…</source>
            <translation>Installing…</translation>
        </message>
        <message>
            <source>{name} is installed.</source>
            <translation>{name} is installed.</translation>
        </message>
        <message>
            <source>There is no whole model or voice in {file}.</source>
            <translation>There is no whole model or voice in {file}.</translation>
        </message>
    </context>
    <context>
        <name>OutputCard</name>
        <message>
            <source>Results</source>
            <translation>Results</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>The usual one</source>
            <translation>The usual one</translation>
        </message>
        <message>
            <source>Folder for the results</source>
            <translation>Folder for the results</translation>
        </message>
        <message>
            <source>Names of the results</source>
            <translation>Names of the results</translation>
        </message>
        <message>
            <source>Documents to make</source>
            <translation>Documents to make</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Make an audiobook</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Audio format</translation>
        </message>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Add a note that a machine translated it</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Use the translation memory</translation>
        </message>
        <message>
            <source>leaflet</source>
            <translation>leaflet</translation>
        </message>
    </context>
    <context>
        <name>OutputPanel</name>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Add a note that a machine translated it</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Use the translation memory</translation>
        </message>
        <message>
            <source>Glossaries</source>
            <translation>Glossaries</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Make an audiobook</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Audio format</translation>
        </message>
        <message>
            <source>One file per chapter</source>
            <translation>One file per chapter</translation>
        </message>
        <message>
            <source>Small files, for sending by phone</source>
            <translation>Small files, for sending by phone</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voice</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Speed of speech</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sound</translation>
        </message>
        <message>
            <source>What you get</source>
            <translation>What you get</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Translate</source>
            <translation>Translate</translation>
        </message>
        <message>
            <source>Reader</source>
            <translation>Reader</translation>
        </message>
        <message>
            <source>History</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Models and voices</source>
            <translation>Models and voices</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>The database was damaged and was restored from a backup. Recent history may be missing; your files are all there.</source>
            <translation>The database was damaged and was restored from a backup. Recent history may be missing; your files are all there.</translation>
        </message>
        <message>
            <source>The database was repaired.</source>
            <translation>The database was repaired.</translation>
        </message>
        <message>
            <source>Jobs were interrupted when the program ended. Nothing is lost: continue them below.</source>
            <translation>Jobs were interrupted when the program ended. Nothing is lost: continue them below.</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Password of the document</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>PlayerBar</name>
        <message>
            <source>Previous chapter</source>
            <translation>Previous chapter</translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation>Next chapter</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Sleep timer</translation>
        </message>
        <message>
            <source>Previous sentence</source>
            <translation>Previous sentence</translation>
        </message>
        <message>
            <source>Next sentence</source>
            <translation>Next sentence</translation>
        </message>
        <message>
            <source>Repeat this sentence</source>
            <translation>Repeat this sentence</translation>
        </message>
        <message>
            <source>Slowly</source>
            <translation>Slowly</translation>
        </message>
        <message>
            <source>Place in the recording</source>
            <translation>Place in the recording</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>In {} minutes</source>
            <translation>In {} minutes</translation>
        </message>
        <message>
            <source>At the end of the chapter</source>
            <translation>At the end of the chapter</translation>
        </message>
        <message>
            <source>No sleep timer</source>
            <translation>No sleep timer</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
    </context>
    <context>
        <name>PrivacyCard</name>
        <message>
            <source>Privacy</source>
            <translation>Privacy</translation>
        </message>
        <message>
            <source>Your documents, their translations and your corrections are stored on this computer only. The program never connects to the internet by itself: a model is downloaded only when you ask for it, and there are no automatic updates.</source>
            <translation>Your documents, their translations and your corrections are stored on this computer only. The program never connects to the internet by itself: a model is downloaded only when you ask for it, and there are no automatic updates.</translation>
        </message>
        <message>
            <source>Delete all my data…</source>
            <translation>Delete all my data…</translation>
        </message>
        <message>
            <source>Delete all my data</source>
            <translation>Delete all my data</translation>
        </message>
        <message>
            <source>History, results kept by the program, memory, cache and settings</source>
            <translation>History, results kept by the program, memory, cache and settings</translation>
        </message>
        <message>
            <source>Delete all my data?</source>
            <translation>Delete all my data?</translation>
        </message>
        <message>
            <source>Everything that the program has stored is destroyed and can't be brought back. Files in your own folders stay.</source>
            <translation>Everything that the program has stored is destroyed and can't be brought back. Files in your own folders stay.</translation>
        </message>
        <message>
            <source>Keep everything</source>
            <translation>Keep everything</translation>
        </message>
        <message>
            <source>Delete everything</source>
            <translation>Delete everything</translation>
        </message>
    </context>
    <context>
        <name>ReaderPage</name>
        <message>
            <source>Reader</source>
            <translation>Reader</translation>
        </message>
        <message>
            <source>Read in both languages while the voice speaks; click a sentence to hear it.</source>
            <translation>Read in both languages while the voice speaks; click a sentence to hear it.</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapters</translation>
        </message>
        <message>
            <source>Text of the document</source>
            <translation>Text of the document</translation>
        </message>
    </context>
    <context>
        <name>ReaderToolBar</name>
        <message>
            <source>All documents</source>
            <translation>All documents</translation>
        </message>
        <message>
            <source>Languages shown</source>
            <translation>Languages shown</translation>
        </message>
        <message>
            <source>Search in both languages</source>
            <translation>Search in both languages</translation>
        </message>
        <message>
            <source>Chapter list</source>
            <translation>Chapter list</translation>
        </message>
        <message>
            <source>Smaller type</source>
            <translation>Smaller type</translation>
        </message>
        <message>
            <source>Larger type</source>
            <translation>Larger type</translation>
        </message>
        <message>
            <source>Wide spacing, easier for dyslexic readers</source>
            <translation>Wide spacing, easier for dyslexic readers</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Correct</translation>
        </message>
        <message>
            <source>Correct the current sentence (F2)</source>
            <translation>Correct the current sentence (F2)</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>Both languages</translation>
        </message>
        <message>
            <source>Translation only</source>
            <translation>Translation only</translation>
        </message>
        <message>
            <source>Source only</source>
            <translation>Source only</translation>
        </message>
        <message>
            <source>Rebuilding the results…</source>
            <translation>Rebuilding the results…</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>Printing…</translation>
        </message>
    </context>
    <context>
        <name>RequestLog</name>
        <message>
            <source>Latest requests</source>
            <translation>Latest requests</translation>
        </message>
        <message>
            <source>Nobody has asked for anything yet.</source>
            <translation>Nobody has asked for anything yet.</translation>
        </message>
    </context>
    <context>
        <name>ReviewSheet</name>
        <message>
            <source>Before we start</source>
            <translation>Before we start</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Looking into the files…</source>
            <translation>Looking into the files…</translation>
        </message>
        <message numerus="yes">
            <source>without %n file(s) that can't be read</source>
            <translation>
                <numerusform>without %n file that can't be read</numerusform>
                <numerusform>without %n files that can't be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>only the first %n file(s) of many</source>
            <translation>
                <numerusform>only the first %n file of many</numerusform>
                <numerusform>only the first %n files of many</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of other kinds are left out</source>
            <translation>
                <numerusform>%n file of another kind is left out</numerusform>
                <numerusform>%n files of other kinds are left out</numerusform>
            </translation>
        </message>
        <message>
            <source>About {time} of work</source>
            <translation>About {time} of work</translation>
        </message>
        <message>
            <source>{time} of audio, about {size}</source>
            <translation>{time} of audio, about {size}</translation>
        </message>
    </context>
    <context>
        <name>SegmentView</name>
        <message>
            <source>Have a look: {reasons}</source>
            <translation>Have a look: {reasons}</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>the program is unsure</translation>
        </message>
    </context>
    <context>
        <name>SentencePanel</name>
        <message>
            <source>Your translation of this sentence</source>
            <translation>Your translation of this sentence</translation>
        </message>
        <message>
            <source>Remember it</source>
            <translation>Remember it</translation>
        </message>
        <message>
            <source>From now on this sentence is translated your way</source>
            <translation>From now on this sentence is translated your way</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Other ways to say it</source>
            <translation>Other ways to say it</translation>
        </message>
        <message>
            <source>glossary: {terms}</source>
            <translation>glossary: {terms}</translation>
        </message>
    </context>
    <context>
        <name>ServerOptions</name>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Switch on when the program starts</source>
            <translation>Switch on when the program starts</translation>
        </message>
        <message>
            <source>Reachable from the local network</source>
            <translation>Reachable from the local network</translation>
        </message>
        <message>
            <source>Anyone on the network who has the token can use it</source>
            <translation>Anyone on the network who has the token can use it</translation>
        </message>
        <message>
            <source>Careful: the connection is not encrypted. Only use this on a network that you trust.</source>
            <translation>Careful: the connection is not encrypted. Only use this on a network that you trust.</translation>
        </message>
        <message>
            <source>Web pages that may use it</source>
            <translation>Web pages that may use it</translation>
        </message>
        <message>
            <source>Origins with commas between them; none unless you list them</source>
            <translation>Origins with commas between them; none unless you list them</translation>
        </message>
        <message>
            <source>“{text}” is no web page's origin. Write it like {example}, nothing after.</source>
            <translation>“{text}” is no web page's origin. Write it like {example}, nothing after.</translation>
        </message>
    </context>
    <context>
        <name>ServerPage</name>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Lets other programs on this computer translate and speak through this one.</source>
            <translation>Lets other programs on this computer translate and speak through this one.</translation>
        </message>
        <message>
            <source>Server on or off</source>
            <translation>Server on or off</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Address of the server</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Copy the address</translation>
        </message>
        <message>
            <source>Open the documentation</source>
            <translation>Open the documentation</translation>
        </message>
        <message>
            <source>Latest requests</source>
            <translation>Latest requests</translation>
        </message>
        <message>
            <source>The server is on</source>
            <translation>The server is on</translation>
        </message>
        <message>
            <source>The server is off</source>
            <translation>The server is off</translation>
        </message>
        <message>
            <source>Use port {port}</source>
            <translation>Use port {port}</translation>
        </message>
        <message>
            <source>From other computers: {address}</source>
            <translation>From other computers: {address}</translation>
        </message>
        <message>
            <source>Switch it on when another program needs it.</source>
            <translation>Switch it on when another program needs it.</translation>
        </message>
        <message>
            <source>Other computers on the network can reach it, with the token.</source>
            <translation>Other computers on the network can reach it, with the token.</translation>
        </message>
        <message>
            <source>Only this computer can reach it.</source>
            <translation>Only this computer can reach it.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Changes take effect at once. Jobs that wait keep what they were started with.</source>
            <translation>Changes take effect at once. Jobs that wait keep what they were started with.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Tour</source>
            <translation>Tour</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Shortcuts</translation>
        </message>
    </context>
    <context>
        <name>Shelf</name>
        <message>
            <source>Documents to read</source>
            <translation>Documents to read</translation>
        </message>
        <message>
            <source>Nothing to read yet</source>
            <translation>Nothing to read yet</translation>
        </message>
        <message>
            <source>Translate a document: it appears here when it is done.</source>
            <translation>Translate a document: it appears here when it is done.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Choose documents</source>
            <translation>Choose documents</translation>
        </message>
        <message>
            <source>Take files or text from the clipboard</source>
            <translation>Take files or text from the clipboard</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Open the settings</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>Switch between light and dark</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Larger text</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Smaller text</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>This list of shortcuts</source>
            <translation>This list of shortcuts</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Documents: move a waiting job up</source>
            <translation>Documents: move a waiting job up</translation>
        </message>
        <message>
            <source>Documents: move a waiting job down</source>
            <translation>Documents: move a waiting job down</translation>
        </message>
        <message>
            <source>Reader: play or pause</source>
            <translation>Reader: play or pause</translation>
        </message>
        <message>
            <source>Reader: next sentence</source>
            <translation>Reader: next sentence</translation>
        </message>
        <message>
            <source>Reader: previous sentence</source>
            <translation>Reader: previous sentence</translation>
        </message>
        <message>
            <source>Reader: next chapter</source>
            <translation>Reader: next chapter</translation>
        </message>
        <message>
            <source>Reader: previous chapter</source>
            <translation>Reader: previous chapter</translation>
        </message>
        <message>
            <source>Reader: search in both languages</source>
            <translation>Reader: search in both languages</translation>
        </message>
        <message>
            <source>Reader: correct the sentence</source>
            <translation>Reader: correct the sentence</translation>
        </message>
    </context>
    <context>
        <name>StorageCard</name>
        <message>
            <source>Storage</source>
            <translation>Storage</translation>
        </message>
        <message>
            <source>Limit of the translation memory</source>
            <translation>Limit of the translation memory</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>Your corrections are never dropped</source>
            <translation>Your corrections are never dropped</translation>
        </message>
        <message>
            <source>Limit of the sound cache</source>
            <translation>Limit of the sound cache</translation>
        </message>
        <message>
            <source>Delete jobs from the history after</source>
            <translation>Delete jobs from the history after</translation>
        </message>
        <message>
            <source>days</source>
            <translation>days</translation>
        </message>
        <message>
            <source>0 keeps them all</source>
            <translation>0 keeps them all</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Clear…</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Translation memory</source>
            <translation>Translation memory</translation>
        </message>
        <message>
            <source>Sound cache</source>
            <translation>Sound cache</translation>
        </message>
        <message>
            <source>{size} now</source>
            <translation>{size} now</translation>
        </message>
        <message>
            <source>Clear the translation memory?</source>
            <translation>Clear the translation memory?</translation>
        </message>
        <message>
            <source>What the machine has translated is forgotten, and is translated anew when it is needed. Your corrections stay.</source>
            <translation>What the machine has translated is forgotten, and is translated anew when it is needed. Your corrections stay.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
    </context>
    <context>
        <name>TokenCard</name>
        <message>
            <source>Access token</source>
            <translation>Access token</translation>
        </message>
        <message>
            <source>Programs must send it with every request. Treat it like a password.</source>
            <translation>Programs must send it with every request. Treat it like a password.</translation>
        </message>
        <message>
            <source>Show the token</source>
            <translation>Show the token</translation>
        </message>
        <message>
            <source>Copy the token</source>
            <translation>Copy the token</translation>
        </message>
        <message>
            <source>Renew…</source>
            <translation>Renew…</translation>
        </message>
        <message>
            <source>Copy a curl example</source>
            <translation>Copy a curl example</translation>
        </message>
        <message>
            <source>Copy a Python example</source>
            <translation>Copy a Python example</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copied.</translation>
        </message>
        <message>
            <source>Renew the token?</source>
            <translation>Renew the token?</translation>
        </message>
        <message>
            <source>Programs that use the old one are turned away until you give them the new one.</source>
            <translation>Programs that use the old one are turned away until you give them the new one.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>Renew</translation>
        </message>
        <message>
            <source>The token is new. The old one no longer works.</source>
            <translation>The token is new. The old one no longer works.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Drop a document</source>
            <translation>Drop a document</translation>
        </message>
        <message>
            <source>A PDF, a Word file, an e-book, in English or French. The program reads it and translates it into Kreyòl, page by page, with its look kept.</source>
            <translation>A PDF, a Word file, an e-book, in English or French. The program reads it and translates it into Kreyòl, page by page, with its look kept.</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Read and listen</translation>
        </message>
        <message>
            <source>The voice speaks and every sentence lights up. Click a sentence to hear it, correct it, and it is remembered.</source>
            <translation>The voice speaks and every sentence lights up. Click a sentence to hear it, correct it, and it is remembered.</translation>
        </message>
        <message>
            <source>Nothing leaves this computer</source>
            <translation>Nothing leaves this computer</translation>
        </message>
        <message>
            <source>No internet, no account. Your documents stay yours. If the power goes out, the work continues where it stopped.</source>
            <translation>No internet, no account. Your documents stay yours. If the power goes out, the work continues where it stopped.</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Welcome</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Begin</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
    </context>
    <context>
        <name>TranslatePage</name>
        <message>
            <source>Translate</source>
            <translation>Translate</translation>
        </message>
        <message>
            <source>Type or paste a text: the translation follows as you write.</source>
            <translation>Type or paste a text: the translation follows as you write.</translation>
        </message>
        <message>
            <source>Translating…</source>
            <translation>Translating…</translation>
        </message>
        <message>
            <source>Write here…</source>
            <translation>Write here…</translation>
        </message>
        <message>
            <source>Text to translate</source>
            <translation>Text to translate</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Translation</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Correct</translation>
        </message>
        <message>
            <source>Correct a sentence; the program remembers it</source>
            <translation>Correct a sentence; the program remembers it</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look: they are underlined.</source>
            <translation>
                <numerusform>%n sentence needs a look: it is underlined.</numerusform>
                <numerusform>%n sentences need a look: they are underlined.</numerusform>
            </translation>
        </message>
        <message>
            <source>Click a sentence to see other ways to say it, or to correct it.</source>
            <translation>Click a sentence to see other ways to say it, or to correct it.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Open Kreyòl Desktop</source>
            <translation>Open Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Your document is ready</source>
            <translation>Your document is ready</translation>
        </message>
        <message>
            <source>A job failed</source>
            <translation>A job failed</translation>
        </message>
    </context>
    <context>
        <name>UpdatesCard</name>
        <message>
            <source>Updates</source>
            <translation>Updates</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>New versions are installed by you, over this one; your data stays</source>
            <translation>New versions are installed by you, over this one; your data stays</translation>
        </message>
        <message>
            <source>Address to look at</source>
            <translation>Address to look at</translation>
        </message>
        <message>
            <source>Who gave you the program knows it; nothing is sent but the request</source>
            <translation>Who gave you the program knows it; nothing is sent but the request</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Look now</translation>
        </message>
        <message>
            <source>Open its page</source>
            <translation>Open its page</translation>
        </message>
        <message>
            <source>Look for a new version</source>
            <translation>Look for a new version</translation>
        </message>
        <message>
            <source>Only now, and only because you ask: the program never does by itself</source>
            <translation>Only now, and only because you ask: the program never does by itself</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Looking…</translation>
        </message>
        <message>
            <source>There is a new version: {version}</source>
            <translation>There is a new version: {version}</translation>
        </message>
        <message>
            <source>You have the newest version.</source>
            <translation>You have the newest version.</translation>
        </message>
        <message>
            <source>Nobody answers at this address. Is the computer connected to the internet? The program works without it.</source>
            <translation>Nobody answers at this address. Is the computer connected to the internet? The program works without it.</translation>
        </message>
        <message>
            <source>Type the address first: it begins with https://</source>
            <translation>Type the address first: it begins with https://</translation>
        </message>
        <message>
            <source>What lies at this address names no version.</source>
            <translation>What lies at this address names no version.</translation>
        </message>
    </context>
    <context>
        <name>VoiceCard</name>
        <message>
            <source>Voice</source>
            <translation>Voice</translation>
        </message>
        <message>
            <source>The best one installed</source>
            <translation>The best one installed</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Speed of speech</translation>
        </message>
        <message>
            <source>Pause after a sentence</source>
            <translation>Pause after a sentence</translation>
        </message>
        <message>
            <source>Pause after a paragraph</source>
            <translation>Pause after a paragraph</translation>
        </message>
        <message>
            <source>Pause after a heading</source>
            <translation>Pause after a heading</translation>
        </message>
        <message>
            <source>Pause after a chapter</source>
            <translation>Pause after a chapter</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>French</source>
            <translation>French</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spanish</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Haitian Creole</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>Another language</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>Working</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Interrupted</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Reading the document</source>
            <translation>Reading the document</translation>
        </message>
        <message>
            <source>Finding the sentences</source>
            <translation>Finding the sentences</translation>
        </message>
        <message>
            <source>Translating</source>
            <translation>Translating</translation>
        </message>
        <message>
            <source>Writing the documents</source>
            <translation>Writing the documents</translation>
        </message>
        <message>
            <source>Speaking</source>
            <translation>Speaking</translation>
        </message>
        <message>
            <source>Making the audio file</source>
            <translation>Making the audio file</translation>
        </message>
        <message>
            <source>Saving the results</source>
            <translation>Saving the results</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>PDF, same layout</source>
            <translation>PDF, same layout</translation>
        </message>
        <message>
            <source>PDF, clean layout</source>
            <translation>PDF, clean layout</translation>
        </message>
        <message>
            <source>PDF, large print</source>
            <translation>PDF, large print</translation>
        </message>
        <message>
            <source>PDF, two languages</source>
            <translation>PDF, two languages</translation>
        </message>
        <message>
            <source>PDF, two languages in turn</source>
            <translation>PDF, two languages in turn</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word, two languages</source>
            <translation>Word, two languages</translation>
        </message>
        <message>
            <source>E-book (EPUB)</source>
            <translation>E-book (EPUB)</translation>
        </message>
        <message>
            <source>E-book, two languages</source>
            <translation>E-book, two languages</translation>
        </message>
        <message>
            <source>Web page with sound</source>
            <translation>Web page with sound</translation>
        </message>
        <message>
            <source>Web page, two languages</source>
            <translation>Web page, two languages</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Plain text</translation>
        </message>
        <message>
            <source>Subtitles (SRT)</source>
            <translation>Subtitles (SRT)</translation>
        </message>
        <message>
            <source>Subtitles (VTT)</source>
            <translation>Subtitles (VTT)</translation>
        </message>
        <message>
            <source>Timed lines (LRC)</source>
            <translation>Timed lines (LRC)</translation>
        </message>
        <message>
            <source>Reading data</source>
            <translation>Reading data</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>MP3, plays everywhere</source>
            <translation>MP3, plays everywhere</translation>
        </message>
        <message>
            <source>M4B, audiobook with chapters</source>
            <translation>M4B, audiobook with chapters</translation>
        </message>
        <message>
            <source>Opus, smallest</source>
            <translation>Opus, smallest</translation>
        </message>
        <message>
            <source>FLAC, lossless</source>
            <translation>FLAC, lossless</translation>
        </message>
        <message>
            <source>WAV, uncompressed</source>
            <translation>WAV, uncompressed</translation>
        </message>
        <message>
            <source>words repeat</source>
            <translation>words repeat</translation>
        </message>
        <message>
            <source>nothing came out</source>
            <translation>nothing came out</translation>
        </message>
        <message>
            <source>far too long</source>
            <translation>far too long</translation>
        </message>
        <message>
            <source>not translated</source>
            <translation>not translated</translation>
        </message>
        <message>
            <source>numbers differ</source>
            <translation>numbers differ</translation>
        </message>
        <message>
            <source>a “not” may be lost</source>
            <translation>a “not” may be lost</translation>
        </message>
        <message>
            <source>a name may be lost</source>
            <translation>a name may be lost</translation>
        </message>
        <message>
            <source>a word may be missing</source>
            <translation>a word may be missing</translation>
        </message>
        <message>
            <source>a placeholder may be lost</source>
            <translation>a placeholder may be lost</translation>
        </message>
        <message>
            <source>unknown language</source>
            <translation>unknown language</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>the program is unsure</translation>
        </message>
        <message>
            <source>took too long</source>
            <translation>took too long</translation>
        </message>
        <message>
            <source>a glossary term is missing</source>
            <translation>a glossary term is missing</translation>
        </message>
        <message>
            <source>translated by the model</source>
            <translation>translated by the model</translation>
        </message>
        <message>
            <source>from the memory</source>
            <translation>from the memory</translation>
        </message>
        <message>
            <source>corrected by you</source>
            <translation>corrected by you</translation>
        </message>
        <message>
            <source>left as it is</source>
            <translation>left as it is</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Health</translation>
        </message>
        <message>
            <source>School</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Law and immigration</source>
            <translation>Law and immigration</translation>
        </message>
        <message>
            <source>Agriculture</source>
            <translation>Agriculture</translation>
        </message>
        <message>
            <source>Disasters</source>
            <translation>Disasters</translation>
        </message>
        <message>
            <source>Kreyòl voice</source>
            <translation>Kreyòl voice</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>Titles</translation>
        </message>
        <message>
            <source>Headings</source>
            <translation>Headings</translation>
        </message>
        <message>
            <source>Paragraphs</source>
            <translation>Paragraphs</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Lists</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tables</translation>
        </message>
        <message>
            <source>Captions</source>
            <translation>Captions</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Quotations</source>
            <translation>Quotations</translation>
        </message>
        <message>
            <source>Program code</source>
            <translation>Program code</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Subtitles</translation>
        </message>
        <message>
            <source>Form fields</source>
            <translation>Form fields</translation>
        </message>
        <message>
            <source>Running heads</source>
            <translation>Running heads</translation>
        </message>
        <message>
            <source>Running feet</source>
            <translation>Running feet</translation>
        </message>
        <message>
            <source>Page numbers</source>
            <translation>Page numbers</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
    </context>
    <context>
        <name>WorkCard</name>
        <message>
            <source>Work</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>Continue unfinished jobs at the start</source>
            <translation>Continue unfinished jobs at the start</translation>
        </message>
        <message>
            <source>Keep the computer awake while a job runs</source>
            <translation>Keep the computer awake while a job runs</translation>
        </message>
        <message>
            <source>Warn when a job runs on the battery</source>
            <translation>Warn when a job runs on the battery</translation>
        </message>
        <message>
            <source>Processor cores to use</source>
            <translation>Processor cores to use</translation>
        </message>
        <message>
            <source>0 means all of them</source>
            <translation>0 means all of them</translation>
        </message>
    </context>
</TS>
