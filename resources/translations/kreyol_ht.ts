<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ht_HT" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Kreyòl Desktop</source>
            <translation>Konsènan Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Translates and speaks documents in Haitian Creole, offline. Free software under the GNU Affero General Public License, version 3 or later. A machine translates: have important texts checked by a person.</source>
            <translation>Li tradui dokiman an kreyòl ayisyen epi li li yo awotvwa, san entènèt. Se yon lojisyèl lib, anba lisans GNU Affero General Public License, vèsyon 3 oswa pi resan. Se yon machin ki tradui: fè yon moun verifye tèks ki enpòtan yo.</translation>
        </message>
        <message>
            <source>Parts and their licences</source>
            <translation>Pyès yo ak lisans yo</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lisans</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Pyès</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
    </context>
    <context>
        <name>ActivityChart</name>
        <message>
            <source>Translations</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Moso son</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Demann</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Erè</translation>
        </message>
    </context>
    <context>
        <name>BackupCard</name>
        <message>
            <source>Backup</source>
            <translation>Kopi sekirite</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Fè kopi sekirite…</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Remete…</translation>
        </message>
        <message>
            <source>Save a backup</source>
            <translation>Fè yon kopi sekirite</translation>
        </message>
        <message>
            <source>Memory, glossaries, settings and history in one file</source>
            <translation>Memwa, glosè, reglaj ak istorik nan yon sèl fichye</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Remete yon kopi sekirite</translation>
        </message>
        <message>
            <source>Takes the place of what is there now, at the next start</source>
            <translation>L ap pran plas sa ki la kounye a, pwochen fwa pwogram nan louvri</translation>
        </message>
        <message>
            <source>The backup is saved: {file}</source>
            <translation>Kopi sekirite a fèt: {file}</translation>
        </message>
        <message>
            <source>The backup is checked. It takes effect at the next start.</source>
            <translation>Nou verifye kopi sekirite a. L ap antre an vigè pwochen fwa pwogram nan louvri.</translation>
        </message>
        <message>
            <source>This is not a whole backup made by this program. Choose another file.</source>
            <translation>Sa a se pa yon kopi sekirite konplè pwogram sa a fè. Chwazi yon lòt fichye.</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Copy details</source>
            <translation>Kopye detay yo</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Fèmen mesaj sa a</translation>
        </message>
    </context>
    <context>
        <name>ChapterTable</name>
        <message>
            <source>Chapters</source>
            <translation>Chapit</translation>
        </message>
        <message>
            <source>Untick a chapter to leave it out of the audio; double-click to rename it</source>
            <translation>Retire kwochèt la pou pa li yon chapit; klike de fwa pou chanje non li</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Chanje non</translation>
        </message>
        <message>
            <source>Merge with the chapter above</source>
            <translation>Mete l ansanm ak chapit anwo a</translation>
        </message>
        <message>
            <source>Undo my changes</source>
            <translation>Anile chanjman mwen yo</translation>
        </message>
        <message>
            <source>Chapter {number}</source>
            <translation>Chapit {number}</translation>
        </message>
    </context>
    <context>
        <name>CleanupDialog</name>
        <message>
            <source>Clean up</source>
            <translation>Netwaye</translation>
        </message>
        <message>
            <source>Age in days</source>
            <translation>Laj an jou</translation>
        </message>
        <message>
            <source>Delete them</source>
            <translation>Efase yo</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>Clean up the history</source>
            <translation>Netwaye istorik la</translation>
        </message>
        <message>
            <source>Finished jobs older than this leave the history, with their result files in the program's folder. Copies in your own folders stay.</source>
            <translation>Travay fini ki pi ansyen pase sa ap soti nan istorik la, ansanm ak rezilta yo nan dosye pwogram nan. Kopi ki nan dosye pa w yo ap rete.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jou</translation>
        </message>
    </context>
    <context>
        <name>CloseGuard</name>
        <message>
            <source>Cancel the job</source>
            <translation>Anile travay la</translation>
        </message>
        <message>
            <source>Finish in the background</source>
            <translation>Fini dèyè sèn nan</translation>
        </message>
        <message>
            <source>Continue next time</source>
            <translation>Kontinye pwochen fwa</translation>
        </message>
        <message>
            <source>A job is still running</source>
            <translation>Gen yon travay k ap fèt toujou</translation>
        </message>
        <message>
            <source>It can go on without the window, or continue at the next start where it stopped.</source>
            <translation>Li ka kontinye san fenèt la, oswa l ap kontinye kote li te rive a pwochen fwa ou louvri pwogram nan.</translation>
        </message>
    </context>
    <context>
        <name>DirectionCard</name>
        <message>
            <source>Which model translates what</source>
            <translation>Ki modèl ki tradui ki sa</translation>
        </message>
    </context>
    <context>
        <name>DocumentPanel</name>
        <message>
            <source>Recognise the text of scanned pages</source>
            <translation>Rekonèt tèks ki nan paj eskane yo</translation>
        </message>
        <message>
            <source>Language of the document</source>
            <translation>Lang dokiman an</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapit</translation>
        </message>
        <message>
            <source>Read aloud too</source>
            <translation>Li yo awotvwa tou</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) are pictures without text</source>
            <translation>
                <numerusform>%n paj se foto ki pa gen tèks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n paj</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} words</source>
            <translation>{count} mo</translation>
        </message>
        <message numerus="yes">
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n chapit</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking into it…</source>
            <translation>N ap gade ladan l…</translation>
        </message>
        <message>
            <source>Recognising the text of the pages: {done} of {total}…</source>
            <translation>N ap li tèks ki nan foto paj yo: {done} sou {total}…</translation>
        </message>
        <message>
            <source>This password does not open the document. Try again.</source>
            <translation>Modpas sa a pa louvri dokiman an. Eseye ankò.</translation>
        </message>
        <message>
            <source>Recognise it</source>
            <translation>Rekonèt li</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Lang nou wè a: {language}</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Modpas dokiman an</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Louvri</translation>
        </message>
    </context>
    <context>
        <name>DocumentsPage</name>
        <message>
            <source>Documents</source>
            <translation>Dokiman</translation>
        </message>
        <message>
            <source>From any document to a Kreyòl document and audiobook, on this computer alone.</source>
            <translation>Nenpòt dokiman tounen yon dokiman ak yon liv odyo an kreyòl, sou òdinatè sa a sèlman.</translation>
        </message>
        <message>
            <source>All jobs</source>
            <translation>Tout travay yo</translation>
        </message>
        <message>
            <source>Choose documents</source>
            <translation>Chwazi dokiman</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Chwazi yon dosye</translation>
        </message>
    </context>
    <context>
        <name>DropVeil</name>
        <message>
            <source>Let go to add these files</source>
            <translation>Lage yo la pou ajoute fichye sa yo</translation>
        </message>
    </context>
    <context>
        <name>DropZone</name>
        <message>
            <source>Drop documents here, or press Enter</source>
            <translation>Lage dokiman yo la a, oswa peze Antre</translation>
        </message>
        <message>
            <source>Drop your documents here</source>
            <translation>Lage dokiman ou yo la a</translation>
        </message>
        <message>
            <source>PDF, Word, e-books, web pages, text, subtitles — one file, many, or a whole folder</source>
            <translation>PDF, Word, liv elektwonik, paj wèb, tèks, soutit — yon fichye, plizyè, oswa yon dosye nèt</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Chwazi fichye…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>Chwazi yon dosye…</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Kole</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Dènye yo</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong.</source>
            <translation>Gen yon bagay ki pa mache.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, copy the details and report them.</source>
            <translation>Eseye ankò. Si sa rive ankò, kopye detay yo epi voye yo ban nou.</translation>
        </message>
        <message>
            <source>The program made a mistake.</source>
            <translation>Pwogram nan fè yon erè.</translation>
        </message>
        <message>
            <source>Your work is safe. Try again, or copy the details and report them.</source>
            <translation>Travay ou an sekirite. Eseye ankò, oswa kopye detay yo epi voye yo ban nou.</translation>
        </message>
        <message>
            <source>This can't be used as it is.</source>
            <translation>Nou pa ka sèvi ak sa jan li ye a.</translation>
        </message>
        <message>
            <source>Check the file or the text and try again.</source>
            <translation>Verifye fichye a oswa tèks la epi eseye ankò.</translation>
        </message>
        <message>
            <source>There is no text in it.</source>
            <translation>Pa gen tèks ladan l.</translation>
        </message>
        <message>
            <source>Choose a file that holds text.</source>
            <translation>Chwazi yon fichye ki gen tèks.</translation>
        </message>
        <message>
            <source>The document is locked with a password.</source>
            <translation>Dokiman an fèmen ak yon modpas.</translation>
        </message>
        <message>
            <source>Type its password and try again.</source>
            <translation>Tape modpas li epi eseye ankò.</translation>
        </message>
        <message>
            <source>The pages are pictures: there is no text to read.</source>
            <translation>Paj yo se foto: pa gen tèks pou li.</translation>
        </message>
        <message>
            <source>Switch on text recognition, or scan the document with it.</source>
            <translation>Limen rekonesans tèks la, oswa eskane dokiman an avè l.</translation>
        </message>
        <message>
            <source>The file is damaged.</source>
            <translation>Fichye a gate.</translation>
        </message>
        <message>
            <source>Get a new copy of the file, or open it in another program and save it again.</source>
            <translation>Jwenn yon lòt kopi fichye a, oswa louvri l nan yon lòt pwogram epi anrejistre l ankò.</translation>
        </message>
        <message>
            <source>Files of this kind can't be read.</source>
            <translation>Nou pa ka li kalite fichye sa a.</translation>
        </message>
        <message>
            <source>Save it as PDF, Word, EPUB, HTML or text.</source>
            <translation>Anrejistre l an PDF, Word, EPUB, HTML oswa tèks.</translation>
        </message>
        <message>
            <source>This is too large.</source>
            <translation>Li twò gwo.</translation>
        </message>
        <message>
            <source>Split it into smaller parts.</source>
            <translation>Separe l an moso ki pi piti.</translation>
        </message>
        <message>
            <source>This language can't be translated yet.</source>
            <translation>Nou poko ka tradui lang sa a.</translation>
        </message>
        <message>
            <source>Choose English, French or Spanish, or install a model for it.</source>
            <translation>Chwazi angle, franse oswa panyòl, oswa enstale yon modèl pou li.</translation>
        </message>
        <message>
            <source>That isn't possible here.</source>
            <translation>Sa pa posib isit la.</translation>
        </message>
        <message>
            <source>Check what you chose and try again.</source>
            <translation>Verifye sa ou chwazi a epi eseye ankò.</translation>
        </message>
        <message>
            <source>It isn't there any more.</source>
            <translation>Li pa la ankò.</translation>
        </message>
        <message>
            <source>It may have been moved or deleted. Choose it again.</source>
            <translation>Petèt yo deplase l oswa yo efase l. Chwazi l ankò.</translation>
        </message>
        <message>
            <source>The model can't be used.</source>
            <translation>Nou pa ka sèvi ak modèl la.</translation>
        </message>
        <message>
            <source>Open Models and voices and check it.</source>
            <translation>Louvri Modèl ak vwa epi verifye l.</translation>
        </message>
        <message>
            <source>The model for this is not installed.</source>
            <translation>Modèl pou sa a pa enstale.</translation>
        </message>
        <message>
            <source>Install it in Models and voices.</source>
            <translation>Enstale l nan Modèl ak vwa.</translation>
        </message>
        <message>
            <source>The model's files are damaged.</source>
            <translation>Fichye modèl la gate.</translation>
        </message>
        <message>
            <source>Remove it in Models and voices and install it again.</source>
            <translation>Retire l nan Modèl ak vwa epi enstale l ankò.</translation>
        </message>
        <message>
            <source>This model doesn't fit this program.</source>
            <translation>Modèl sa a pa mache ak pwogram sa a.</translation>
        </message>
        <message>
            <source>Choose another model, or a newer version of the program.</source>
            <translation>Chwazi yon lòt modèl, oswa yon vèsyon pwogram nan ki pi resan.</translation>
        </message>
        <message>
            <source>The computer lacks something that is needed.</source>
            <translation>Gen yon bagay òdinatè a manke.</translation>
        </message>
        <message>
            <source>Copy the details to see what it is.</source>
            <translation>Kopye detay yo pou wè ki sa li ye.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>Disk la plen.</translation>
        </message>
        <message>
            <source>Make room, then press Try again: the work goes on where it stopped.</source>
            <translation>Fè plas, epi peze Eseye ankò: travay la ap kontinye kote li te rive a.</translation>
        </message>
        <message>
            <source>The file or folder may not be read or written.</source>
            <translation>Ou pa gen dwa li oswa ekri fichye a oswa dosye a.</translation>
        </message>
        <message>
            <source>Choose another folder, or close the program that uses the file.</source>
            <translation>Chwazi yon lòt dosye, oswa fèmen pwogram k ap sèvi ak fichye a.</translation>
        </message>
        <message>
            <source>The folder or drive isn't there any more.</source>
            <translation>Dosye a oswa disk la pa la ankò.</translation>
        </message>
        <message>
            <source>Plug the drive in again, or choose another folder, then press Try again.</source>
            <translation>Rebranche disk la, oswa chwazi yon lòt dosye, epi peze Eseye ankò.</translation>
        </message>
        <message>
            <source>There is not enough memory.</source>
            <translation>Pa gen ase memwa.</translation>
        </message>
        <message>
            <source>Close other programs, or split the document.</source>
            <translation>Fèmen lòt pwogram yo, oswa separe dokiman an.</translation>
        </message>
        <message>
            <source>The program's database can't be used.</source>
            <translation>Nou pa ka sèvi ak baz done pwogram nan.</translation>
        </message>
        <message>
            <source>Restart the program. If that doesn't help, restore a backup in Settings.</source>
            <translation>Fèmen pwogram nan epi relouvri l. Si sa pa mache, remete yon kopi sekirite nan Reglaj.</translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program.</source>
            <translation>Se yon vèsyon pwogram nan ki pi resan ki te ekri done yo.</translation>
        </message>
        <message>
            <source>Install the newer version again.</source>
            <translation>Enstale vèsyon ki pi resan an ankò.</translation>
        </message>
        <message>
            <source>Another program uses this port.</source>
            <translation>Yon lòt pwogram ap sèvi ak pò sa a.</translation>
        </message>
        <message>
            <source>Choose another port for the server.</source>
            <translation>Chwazi yon lòt pò pou sèvè a.</translation>
        </message>
        <message>
            <source>The network can't be reached.</source>
            <translation>Nou pa ka jwenn rezo a.</translation>
        </message>
        <message>
            <source>Check the connection, or install the model from a file.</source>
            <translation>Verifye koneksyon an, oswa enstale modèl la ak yon fichye.</translation>
        </message>
        <message>
            <source>There is no sound device.</source>
            <translation>Pa gen aparèy son.</translation>
        </message>
        <message>
            <source>Plug in a loudspeaker or headphones. Audio files are made all the same.</source>
            <translation>Branche yon opalè oswa yon kas. Fichye son yo ap fèt kanmenm.</translation>
        </message>
        <message>
            <source>The program is already running.</source>
            <translation>Pwogram nan louvri deja.</translation>
        </message>
        <message>
            <source>Use the window that is open.</source>
            <translation>Sèvi ak fenèt ki louvri a.</translation>
        </message>
        <message>
            <source>A part of the program failed.</source>
            <translation>Yon pati nan pwogram nan pa mache.</translation>
        </message>
        <message>
            <source>Try again. What is done already is kept.</source>
            <translation>Eseye ankò. Sa ki fèt deja ap rete.</translation>
        </message>
        <message>
            <source>The translation failed.</source>
            <translation>Tradiksyon an pa mache.</translation>
        </message>
        <message>
            <source>The text could not be spoken.</source>
            <translation>Nou pa t ka li tèks la awotvwa.</translation>
        </message>
        <message>
            <source>Try again, or choose another voice.</source>
            <translation>Eseye ankò, oswa chwazi yon lòt vwa.</translation>
        </message>
        <message>
            <source>The document could not be written.</source>
            <translation>Nou pa t ka ekri dokiman an.</translation>
        </message>
        <message>
            <source>Try again, or choose another format.</source>
            <translation>Eseye ankò, oswa chwazi yon lòt fòma.</translation>
        </message>
        <message>
            <source>The audio file could not be written.</source>
            <translation>Nou pa t ka ekri fichye son an.</translation>
        </message>
        <message>
            <source>Try again, or choose another audio format.</source>
            <translation>Eseye ankò, oswa chwazi yon lòt fòma son.</translation>
        </message>
        <message>
            <source>The document made its reader crash.</source>
            <translation>Dokiman an fè pwogram ki t ap li l la plante.</translation>
        </message>
        <message>
            <source>Open the file in another program and save it again.</source>
            <translation>Louvri fichye a nan yon lòt pwogram epi anrejistre l ankò.</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>nothing yet</source>
            <translation>poko gen anyen</translation>
        </message>
        <message>
            <source>95 % under {time}</source>
            <translation>95 % anba {time}</translation>
        </message>
        <message>
            <source>of the latest, 95 % under {time}</source>
            <translation>nan dènye yo, 95 % anba {time}</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} karaktè</translation>
        </message>
        <message>
            <source>words per second</source>
            <translation>mo pa segonn</translation>
        </message>
        <message>
            <source>found in the memory</source>
            <translation>jwenn nan memwa a</translation>
        </message>
        <message>
            <source>{size}, {time} each</source>
            <translation>{size}, {time} chak</translation>
        </message>
        <message>
            <source>of the time that it plays ({time})</source>
            <translation>nan tan l ap jwe a ({time})</translation>
        </message>
        <message>
            <source>{share} of the requests</source>
            <translation>{share} nan demann yo</translation>
        </message>
        <message>
            <source>jobs waiting or running</source>
            <translation>travay k ap tann oswa k ap fèt</translation>
        </message>
        <message>
            <source>of all cores</source>
            <translation>nan tout kè yo</translation>
        </message>
        <message>
            <source>used by the program</source>
            <translation>pwogram nan ap sèvi avè l</translation>
        </message>
        <message>
            <source>{size} free</source>
            <translation>{size} lib</translation>
        </message>
        <message>
            <source>since the start</source>
            <translation>depi li louvri</translation>
        </message>
        <message>
            <source>Translations</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Mean translation time</source>
            <translation>Tan mwayen tradiksyon</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitès</translation>
        </message>
        <message>
            <source>Remembered</source>
            <translation>Deja konnen</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Moso son</translation>
        </message>
        <message>
            <source>Making audio takes</source>
            <translation>Fè odyo a pran</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Demann</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Erè</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Fil datant</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Pwosesè</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memwa</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Disk</translation>
        </message>
        <message>
            <source>Running for</source>
            <translation>Louvri depi</translation>
        </message>
    </context>
    <context>
        <name>FileList</name>
        <message>
            <source>Files</source>
            <translation>Fichye</translation>
        </message>
        <message>
            <source>Untick a file to leave it out</source>
            <translation>Retire kwochèt yon fichye pou kite l sou kote</translation>
        </message>
    </context>
    <context>
        <name>GlossaryCard</name>
        <message>
            <source>Glossaries</source>
            <translation>Glosè</translation>
        </message>
        <message>
            <source>The terms of the ticked glossaries are used in every translation.</source>
            <translation>Mo ki nan glosè ou chwazi yo sèvi nan tout tradiksyon.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Enpòte…</translation>
        </message>
        <message>
            <source>Export {name}</source>
            <translation>Ekspòte {name}</translation>
        </message>
        <message>
            <source>Delete {name}</source>
            <translation>Efase {name}</translation>
        </message>
        <message numerus="yes">
            <source>%n term(s)</source>
            <translation>
                <numerusform>%n mo</numerusform>
            </translation>
        </message>
        <message>
            <source>Import a glossary</source>
            <translation>Enpòte yon glosè</translation>
        </message>
        <message>
            <source>Export a glossary</source>
            <translation>Ekspòte yon glosè</translation>
        </message>
    </context>
    <context>
        <name>HelpSheet</name>
        <message>
            <source>Help</source>
            <translation>Èd</translation>
        </message>
        <message>
            <source>User guide</source>
            <translation>Gid itilizatè</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
        <message>
            <source>The user guide is not installed.</source>
            <translation>Gid itilizatè a pa enstale.</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search names and texts</source>
            <translation>Chèche non ak tèks</translation>
        </message>
        <message>
            <source>All words must be there, in either language, with or without accents. Words in quotes must follow each other.</source>
            <translation>Fòk tout mo yo ladan l, nan youn oswa lòt lang lan, avèk oswa san aksan. Mo ki nan gimè yo dwe youn dèyè lòt.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Eta</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Kalite</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Peryòd</translation>
        </message>
        <message>
            <source>Every state</source>
            <translation>Tout eta</translation>
        </message>
        <message>
            <source>Every type</source>
            <translation>Tout kalite</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Nenpòt lè</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Jodi a</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 dènye jou</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 dènye jou</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>Dènye ane a</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Name</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Kalite</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Eta</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Dat</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Rezilta</translation>
        </message>
        <message>
            <source>Found: {text}</source>
            <translation>Jwenn: {text}</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichye</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>Istorik</translation>
        </message>
        <message>
            <source>Everything that was translated and spoken on this computer.</source>
            <translation>Tout sa ki tradui ak tout sa ki li awotvwa sou òdinatè sa a.</translation>
        </message>
        <message>
            <source>Clean up…</source>
            <translation>Netwaye…</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Travay</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Li epi koute</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detay</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Refè l</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Efase…</translation>
        </message>
        <message>
            <source>What you translate and speak is listed here.</source>
            <translation>Sa w tradui ak sa w fè li awotvwa parèt isit la.</translation>
        </message>
        <message>
            <source>No job is like this.</source>
            <translation>Pa gen okenn travay konsa.</translation>
        </message>
        <message>
            <source>{count} jobs</source>
            <translation>{count} travay</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) deleted</source>
            <translation>
                <numerusform>%n travay efase</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobActions</name>
        <message>
            <source>Save as</source>
            <translation>Anrejistre sou</translation>
        </message>
        <message>
            <source>Copy results to a folder</source>
            <translation>Kopye rezilta yo nan yon dosye</translation>
        </message>
        <message>
            <source>Delete this job?</source>
            <translation>Efase travay sa a?</translation>
        </message>
        <message>
            <source>“{name}” leaves the history. This can't be undone.</source>
            <translation>« {name} » ap soti nan istorik la. Ou p ap ka fè l tounen.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kite l</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Efase</translation>
        </message>
        <message>
            <source>Delete its result files too</source>
            <translation>Efase fichye rezilta li yo tou</translation>
        </message>
    </context>
    <context>
        <name>JobCard</name>
        <message>
            <source>Progress of the job</source>
            <translation>Kote travay la rive</translation>
        </message>
        <message>
            <source>Open: {format}</source>
            <translation>Louvri: {format}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Montre l nan dosye a</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Anrejistre sou…</translation>
        </message>
        <message>
            <source>Copy results to a folder…</source>
            <translation>Kopye rezilta yo nan yon dosye…</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monte l</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Desann li</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Refè l</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detay</translation>
        </message>
        <message>
            <source>Copy details of the error</source>
            <translation>Kopye detay erè a</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Efase…</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Li epi koute</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Eseye ankò</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>Modpas…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Poze</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Kontinye</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>More actions</source>
            <translation>Lòt aksyon</translation>
        </message>
        <message>
            <source>Drag it to another place, or press Alt with an arrow</source>
            <translation>Trennen l mete yon lòt kote, oswa peze Alt ak yon flèch</translation>
        </message>
        <message>
            <source>The program was closed in the middle. Nothing is lost.</source>
            <translation>Pwogram nan te fèmen nan mitan travay la. Anyen pa pèdi.</translation>
        </message>
        <message>
            <source>Added {when}</source>
            <translation>Ajoute {when}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>{time} ki rete</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichye</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look</source>
            <translation>
                <numerusform>%n fraz bezwen yon koutje</numerusform>
            </translation>
        </message>
        <message>
            <source>all sentences checked</source>
            <translation>tout fraz yo verifye</translation>
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Details</source>
            <translation>Detay</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Kopye detay yo</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Eta</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Ajoute</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Chanje</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Lang</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichye</translation>
        </message>
        <message>
            <source>Why it failed</source>
            <translation>Poukisa li pa mache</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Rezilta</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Avètisman</translation>
        </message>
        <message>
            <source>recognised</source>
            <translation>nou rekonèt li</translation>
        </message>
        <message>
            <source>{checked} of {total} sentences checked, {flagged} need a look</source>
            <translation>{checked} fraz verifye sou {total}, {flagged} bezwen yon koutje</translation>
        </message>
        <message>
            <source>Sentences</source>
            <translation>Fraz</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>Pou gade</translation>
        </message>
        <message>
            <source>Glossary terms</source>
            <translation>Mo glosè</translation>
        </message>
    </context>
    <context>
        <name>JobList</name>
        <message>
            <source>In progress</source>
            <translation>K ap fèt</translation>
        </message>
        <message>
            <source>Finished lately</source>
            <translation>Fèk fini</translation>
        </message>
    </context>
    <context>
        <name>LanguageBar</name>
        <message>
            <source>Language of the translation</source>
            <translation>Lang tradiksyon an</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>Lang tèks la</translation>
        </message>
        <message>
            <source>Swap the languages</source>
            <translation>Chanje plas lang yo</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Lang nou wè a: {language}</translation>
        </message>
        <message>
            <source>Recognise the language</source>
            <translation>Rekonèt lang nan</translation>
        </message>
        <message>
            <source>No installed model translates in the other direction</source>
            <translation>Pa gen modèl enstale ki tradui nan lòt sans lan</translation>
        </message>
    </context>
    <context>
        <name>LexiconCard</name>
        <message>
            <source>Pronunciation</source>
            <translation>Pwononsyasyon</translation>
        </message>
        <message>
            <source>Write a word as it stands, and beside it how it sounds in Kreyòl spelling: Guillaume, Giyòm.</source>
            <translation>Ekri yon mo jan li ye a, epi bò kote l jan li sonnen an kreyòl: Guillaume, Giyòm.</translation>
        </message>
        <message>
            <source>Words and how they are said</source>
            <translation>Mo yo ak jan yo di yo</translation>
        </message>
        <message>
            <source>Add a word</source>
            <translation>Ajoute yon mo</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retire</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Anrejistre</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Say it like this</source>
            <translation>Di l konsa</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Anrejistre.</translation>
        </message>
    </context>
    <context>
        <name>ListenButton</name>
        <message>
            <source>Stop</source>
            <translation>Kanpe</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Koute</translation>
        </message>
    </context>
    <context>
        <name>LooksCard</name>
        <message>
            <source>Language and looks</source>
            <translation>Lang ak aparans</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Lang fenèt la</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Menm jan ak sistèm nan</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Koulè</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Klè</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Fonse</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>Gwosè tèks la</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The computer runs on its battery.</source>
            <translation>Òdinatè a ap mache sou batri.</translation>
        </message>
        <message>
            <source>Plug it in for long jobs. If it goes out, nothing is lost.</source>
            <translation>Branche l pou gwo travay. Si l tenyen, anyen p ap pèdi.</translation>
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
            <translation>{hours} è {minutes} min</translation>
        </message>
        <message>
            <source>{number} %</source>
            <translation>{number} %</translation>
        </message>
        <message>
            <source>Today, {time}</source>
            <translation>Jodi a, {time}</translation>
        </message>
        <message>
            <source>Yesterday, {time}</source>
            <translation>Yè, {time}</translation>
        </message>
    </context>
    <context>
        <name>MemoryCard</name>
        <message>
            <source>Translation memory</source>
            <translation>Memwa tradiksyon</translation>
        </message>
        <message>
            <source>What was translated or corrected once is not translated again. Here it can be searched, corrected, and exchanged with other programs.</source>
            <translation>Sa ki tradui oswa korije yon fwa pa tradui ankò. Isit la ou ka chèche l, korije l, epi pataje l ak lòt pwogram.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Louvri…</translation>
        </message>
        <message>
            <source>Remembered translations</source>
            <translation>Tradiksyon nan memwa a</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s), {size}; {share} of the texts were found in it</source>
            <translation>
                <numerusform>%Ln tradiksyon, {size}; {share} nan tèks yo te deja ladan l</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryEditor</name>
        <message>
            <source>Correct the translation</source>
            <translation>Korije tradiksyon an</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Anrejistre</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>It is used from now on wherever this sentence stands.</source>
            <translation>Apati kounye a se li pwogram nan ap mete tout kote fraz sa a ye.</translation>
        </message>
    </context>
    <context>
        <name>MemoryImport</name>
        <message>
            <source>Import translations</source>
            <translation>Enpòte tradiksyon</translation>
        </message>
        <message>
            <source>Damaged lines</source>
            <translation>Liy ki gate</translation>
        </message>
        <message>
            <source>Languages of the file</source>
            <translation>Lang fichye a</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Pran yo</translation>
        </message>
        <message>
            <source>As the file says</source>
            <translation>Jan fichye a di l</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>Looking into the file…</source>
            <translation>N ap gade nan fichye a…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) can be taken over.</source>
            <translation>
                <numerusform>Nou ka pran %Ln pè fraz.</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out, because half empty, in other languages, or made by a machine: {count}.</source>
            <translation>Nou kite sa ki manke yon bò, ki nan lòt lang oswa ki soti nan yon machin: {count}.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln damaged line(s) would be passed over:</source>
            <translation>
                <numerusform>Nou t ap sote %Ln liy ki gate:</numerusform>
            </translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>ak {count} lòt</translation>
        </message>
        <message>
            <source>a sign stands where none may stand</source>
            <translation>gen yon siy kote ki pa dwe genyen</translation>
        </message>
        <message>
            <source>from here on nothing can be read</source>
            <translation>apati la a, nou pa ka li anyen</translation>
        </message>
        <message>
            <source>more cells than the first line names</source>
            <translation>gen plis selil pase premye liy lan bay</translation>
        </message>
        <message>
            <source>it does not say which languages</source>
            <translation>li pa di nan ki lang li ye</translation>
        </message>
        <message>
            <source>Line {line}: {why}</source>
            <translation>Liy {line}: {why}</translation>
        </message>
    </context>
    <context>
        <name>MemoryModel</name>
        <message>
            <source>Sentence</source>
            <translation>Fraz</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Lang</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Ki moun ki fè l</translation>
        </message>
        <message>
            <source>a person</source>
            <translation>yon moun</translation>
        </message>
        <message>
            <source>the machine</source>
            <translation>machin nan</translation>
        </message>
    </context>
    <context>
        <name>MemorySheet</name>
        <message>
            <source>Translation memory</source>
            <translation>Memwa tradiksyon</translation>
        </message>
        <message>
            <source>Search both languages</source>
            <translation>Chèche nan toude lang yo</translation>
        </message>
        <message>
            <source>Only what people wrote</source>
            <translation>Sèlman sa moun ekri</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Enpòte…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Ekspòte…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Efase…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Korije…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s)</source>
            <translation>
                <numerusform>%Ln tradiksyon</numerusform>
            </translation>
        </message>
        <message>
            <source>The correction is kept.</source>
            <translation>Koreksyon an anrejistre.</translation>
        </message>
        <message>
            <source>Delete what a person wrote?</source>
            <translation>Efase sa yon moun ekri?</translation>
        </message>
        <message>
            <source>The machine translates these sentences again. What was written can't be brought back.</source>
            <translation>Machin nan ap tradui fraz sa yo ankò. Ou pa ka jwenn sa ki te ekri a ankò.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kite l</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Efase</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s) deleted.</source>
            <translation>
                <numerusform>%Ln tradiksyon efase.</numerusform>
            </translation>
        </message>
        <message>
            <source>Import translations</source>
            <translation>Enpòte tradiksyon</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) taken over.</source>
            <translation>
                <numerusform>Nou pran %Ln pè fraz.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export translations</source>
            <translation>Ekspòte tradiksyon</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) written to {file}.</source>
            <translation>
                <numerusform>%Ln pè fraz ekri nan {file}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryTable</name>
        <message>
            <source>Remembered translations</source>
            <translation>Tradiksyon nan memwa a</translation>
        </message>
        <message>
            <source>Nothing is remembered like this.</source>
            <translation>Pa gen anyen konsa nan memwa a.</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>There is no document in it.</source>
            <translation>Pa gen okenn dokiman ladan l.</translation>
        </message>
        <message>
            <source>The program reads PDF, Word, e-books, web pages, text, subtitles and pictures.</source>
            <translation>Pwogram nan li PDF, Word, liv elektwonik, paj entènèt, tèks, soutit ak foto.</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Anrejistre: {file}</translation>
        </message>
        <message>
            <source>No program on this computer opens {file}.</source>
            <translation>Pa gen pwogram sou òdinatè sa a ki ouvri {file}.</translation>
        </message>
    </context>
    <context>
        <name>MetricsPage</name>
        <message>
            <source>Figures</source>
            <translation>Chif</translation>
        </message>
        <message>
            <source>What was done and how fast. No texts are kept here.</source>
            <translation>Sa ki fèt ak ki vitès. Nou pa sere okenn tèks isit la.</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Aktivite</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>Dènye èdtan an</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Dènye jounen an</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Dènye mwa a</translation>
        </message>
        <message>
            <source>All time</source>
            <translation>Depi kòmansman</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adrès</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Kantite</translation>
        </message>
        <message>
            <source>Mean time</source>
            <translation>Tan mwayen</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Repons</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Kilè</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Ki sa</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Ki kote</translation>
        </message>
        <message>
            <source>No requests yet</source>
            <translation>Poko gen demann</translation>
        </message>
        <message>
            <source>No errors</source>
            <translation>Pa gen erè</translation>
        </message>
        <message>
            <source>Requests to the server</source>
            <translation>Demann bay sèvè a</translation>
        </message>
        <message>
            <source>Latest errors</source>
            <translation>Dènye erè yo</translation>
        </message>
        <message>
            <source>Period of the figures</source>
            <translation>Peryòd chif yo</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Ekspòte…</translation>
        </message>
        <message>
            <source>Reset…</source>
            <translation>Remete a zewo…</translation>
        </message>
        <message>
            <source>Export the figures</source>
            <translation>Ekspòte chif yo</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Anrejistre: {file}</translation>
        </message>
        <message>
            <source>Reset all figures?</source>
            <translation>Remete tout chif yo a zewo?</translation>
        </message>
        <message>
            <source>They begin again at zero. Jobs and texts are not touched.</source>
            <translation>Y ap rekòmanse a zewo. Travay yo ak tèks yo p ap chanje.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Kite yo</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Remete a zewo</translation>
        </message>
    </context>
    <context>
        <name>ModelCard</name>
        <message>
            <source>Fetch its folder from its home page on a computer with internet, then install that folder here.</source>
            <translation>Pran dosye li a sou paj akèy li ak yon òdinatè ki gen entènèt, epi enstale dosye sa a isit la.</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>Kote telechajman an rive</translation>
        </message>
        <message>
            <source>licence {name}</source>
            <translation>lisans {name}</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Vwa</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Text recognition</source>
            <translation>Li tèks nan foto</translation>
        </message>
        <message>
            <source>Comes with the program</source>
            <translation>Li vini ak pwogram nan</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>Pa pou fè komès</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Verifye</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retire</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Telechaje</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>Home page</source>
            <translation>Paj akèy</translation>
        </message>
    </context>
    <context>
        <name>ModelsPage</name>
        <message>
            <source>Models and voices</source>
            <translation>Modèl ak vwa</translation>
        </message>
        <message>
            <source>What translates and what speaks. Everything runs on this computer.</source>
            <translation>Sa ki tradui ak sa ki pale. Tout bagay fèt sou òdinatè sa a.</translation>
        </message>
        <message>
            <source>Install from a file…</source>
            <translation>Enstale ak yon fichye…</translation>
        </message>
        <message>
            <source>Install from a folder…</source>
            <translation>Enstale apati yon dosye…</translation>
        </message>
        <message>
            <source>Installed</source>
            <translation>Enstale</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponib</translation>
        </message>
        <message>
            <source>Every file is as it should be.</source>
            <translation>Tout fichye yo jan yo dwe ye.</translation>
        </message>
        <message>
            <source>Remove {name}?</source>
            <translation>Retire {name}?</translation>
        </message>
        <message>
            <source>Its files are deleted. To use it again, you have to install it again.</source>
            <translation>Y ap efase fichye li yo. Pou sèvi avè l ankò, fòk ou enstale l ankò.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kite l konsa</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retire</translation>
        </message>
        <message>
            <source>Stopped. What has arrived is kept for the next time.</source>
            <translation>Li kanpe. Sa ki rive deja rete pou pwochen fwa.</translation>
        </message>
        <message>
            <source>Install a model or a voice</source>
            <translation>Enstale yon modèl oswa yon vwa</translation>
        </message>
        <message>
            <source>Installing…</source>
            <translation>N ap enstale…</translation>
        </message>
        <message>
            <source>{name} is installed.</source>
            <translation>{name} enstale.</translation>
        </message>
        <message>
            <source>There is no whole model or voice in {file}.</source>
            <translation>Pa gen okenn modèl ni vwa konplè nan {file}.</translation>
        </message>
    </context>
    <context>
        <name>OutputCard</name>
        <message>
            <source>Results</source>
            <translation>Rezilta</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Chwazi…</translation>
        </message>
        <message>
            <source>The usual one</source>
            <translation>Dosye nòmal la</translation>
        </message>
        <message>
            <source>Folder for the results</source>
            <translation>Dosye pou rezilta yo</translation>
        </message>
        <message>
            <source>Names of the results</source>
            <translation>Non rezilta yo</translation>
        </message>
        <message>
            <source>Documents to make</source>
            <translation>Dokiman pou fè</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Fè yon liv odyo</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Fòma son</translation>
        </message>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Ajoute yon nòt ki di se yon machin ki tradui l</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Sèvi ak memwa tradiksyon an</translation>
        </message>
        <message>
            <source>leaflet</source>
            <translation>depliyan</translation>
        </message>
    </context>
    <context>
        <name>OutputPanel</name>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Ajoute yon nòt ki di se yon machin ki tradui l</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Sèvi ak memwa tradiksyon an</translation>
        </message>
        <message>
            <source>Glossaries</source>
            <translation>Glosè</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Fè yon liv odyo</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Fòma son</translation>
        </message>
        <message>
            <source>One file per chapter</source>
            <translation>Yon fichye pou chak chapit</translation>
        </message>
        <message>
            <source>Small files, for sending by phone</source>
            <translation>Ti fichye, pou voye sou telefòn</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Vwa</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Vitès vwa a</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Dokiman</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>What you get</source>
            <translation>Sa w ap jwenn</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Documents</source>
            <translation>Dokiman</translation>
        </message>
        <message>
            <source>Translate</source>
            <translation>Tradui</translation>
        </message>
        <message>
            <source>Reader</source>
            <translation>Lekti</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Istorik</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Chif</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Sèvè</translation>
        </message>
        <message>
            <source>Models and voices</source>
            <translation>Modèl ak vwa</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Reglaj</translation>
        </message>
        <message>
            <source>The database was damaged and was restored from a backup. Recent history may be missing; your files are all there.</source>
            <translation>Baz done a te gate epi nou remete l ak yon kopi sekirite. Gen istorik resan ki ka manke; tout fichye ou yo la.</translation>
        </message>
        <message>
            <source>The database was repaired.</source>
            <translation>Nou repare baz done a.</translation>
        </message>
        <message>
            <source>Jobs were interrupted when the program ended. Nothing is lost: continue them below.</source>
            <translation>Gen travay ki te rete nan mitan lè pwogram nan te fèmen. Anyen pa pèdi: kontinye yo anba a.</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Modpas</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Modpas dokiman an</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Louvri</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
    </context>
    <context>
        <name>PlayerBar</name>
        <message>
            <source>Previous chapter</source>
            <translation>Chapit anvan an</translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation>Pwochen chapit la</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Minitri pou dòmi</translation>
        </message>
        <message>
            <source>Previous sentence</source>
            <translation>Fraz anvan an</translation>
        </message>
        <message>
            <source>Next sentence</source>
            <translation>Pwochen fraz la</translation>
        </message>
        <message>
            <source>Repeat this sentence</source>
            <translation>Repete fraz sa a</translation>
        </message>
        <message>
            <source>Slowly</source>
            <translation>Dousman</translation>
        </message>
        <message>
            <source>Place in the recording</source>
            <translation>Kote w ye nan son an</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitès</translation>
        </message>
        <message>
            <source>In {} minutes</source>
            <translation>Nan {} minit</translation>
        </message>
        <message>
            <source>At the end of the chapter</source>
            <translation>Nan fen chapit la</translation>
        </message>
        <message>
            <source>No sleep timer</source>
            <translation>San minitri</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Poze</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Jwe</translation>
        </message>
    </context>
    <context>
        <name>PrivacyCard</name>
        <message>
            <source>Privacy</source>
            <translation>Vi prive</translation>
        </message>
        <message>
            <source>Your documents, their translations and your corrections are stored on this computer only. The program never connects to the internet by itself: a model is downloaded only when you ask for it, and there are no automatic updates.</source>
            <translation>Dokiman ou yo, tradiksyon yo ak koreksyon ou yo rete sou òdinatè sa a sèlman. Pwogram nan pa janm konekte sou entènèt poukont li: li telechaje yon modèl sèlman lè ou mande sa, epi li pa janm mete tèt li ajou poukont li.</translation>
        </message>
        <message>
            <source>Delete all my data…</source>
            <translation>Efase tout done mwen yo…</translation>
        </message>
        <message>
            <source>Delete all my data</source>
            <translation>Efase tout done mwen yo</translation>
        </message>
        <message>
            <source>History, results kept by the program, memory, cache and settings</source>
            <translation>Istorik, rezilta pwogram nan sere, memwa, kachèt ak reglaj</translation>
        </message>
        <message>
            <source>Delete all my data?</source>
            <translation>Efase tout done mwen yo?</translation>
        </message>
        <message>
            <source>Everything that the program has stored is destroyed and can't be brought back. Files in your own folders stay.</source>
            <translation>Tout sa pwogram nan te sere ap detwi epi ou p ap ka jwenn yo ankò. Fichye ki nan dosye pa w yo ap rete.</translation>
        </message>
        <message>
            <source>Keep everything</source>
            <translation>Kite tout bagay</translation>
        </message>
        <message>
            <source>Delete everything</source>
            <translation>Efase tout bagay</translation>
        </message>
    </context>
    <context>
        <name>ReaderPage</name>
        <message>
            <source>Reader</source>
            <translation>Lekti</translation>
        </message>
        <message>
            <source>Read in both languages while the voice speaks; click a sentence to hear it.</source>
            <translation>Li nan toulède lang yo pandan vwa a ap pale; klike sou yon fraz pou tande l.</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapit</translation>
        </message>
        <message>
            <source>Text of the document</source>
            <translation>Tèks dokiman an</translation>
        </message>
    </context>
    <context>
        <name>ReaderToolBar</name>
        <message>
            <source>All documents</source>
            <translation>Tout dokiman yo</translation>
        </message>
        <message>
            <source>Languages shown</source>
            <translation>Lang ki parèt</translation>
        </message>
        <message>
            <source>Search in both languages</source>
            <translation>Chèche nan toulède lang yo</translation>
        </message>
        <message>
            <source>Chapter list</source>
            <translation>Lis chapit yo</translation>
        </message>
        <message>
            <source>Smaller type</source>
            <translation>Lèt pi piti</translation>
        </message>
        <message>
            <source>Larger type</source>
            <translation>Lèt pi gwo</translation>
        </message>
        <message>
            <source>Wide spacing, easier for dyslexic readers</source>
            <translation>Plis espas, pi fasil pou moun ki gen disleksi</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Enprime</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Korije</translation>
        </message>
        <message>
            <source>Correct the current sentence (F2)</source>
            <translation>Korije fraz ki la a (F2)</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>Toulède lang yo</translation>
        </message>
        <message>
            <source>Translation only</source>
            <translation>Tradiksyon an sèlman</translation>
        </message>
        <message>
            <source>Source only</source>
            <translation>Orijinal la sèlman</translation>
        </message>
        <message>
            <source>Rebuilding the results…</source>
            <translation>N ap refè rezilta yo…</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>N ap enprime…</translation>
        </message>
    </context>
    <context>
        <name>RequestLog</name>
        <message>
            <source>Latest requests</source>
            <translation>Dènye demann yo</translation>
        </message>
        <message>
            <source>Nobody has asked for anything yet.</source>
            <translation>Pèsonn poko mande anyen.</translation>
        </message>
    </context>
    <context>
        <name>ReviewSheet</name>
        <message>
            <source>Before we start</source>
            <translation>Anvan nou kòmanse</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Kòmanse</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>Looking into the files…</source>
            <translation>N ap gade nan fichye yo…</translation>
        </message>
        <message numerus="yes">
            <source>without %n file(s) that can't be read</source>
            <translation>
                <numerusform>san %n fichye nou pa ka li</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>only the first %n file(s) of many</source>
            <translation>
                <numerusform>se premye %n fichye yo sèlman</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of other kinds are left out</source>
            <translation>
                <numerusform>%n fichye lòt kalite rete deyò</numerusform>
            </translation>
        </message>
        <message>
            <source>About {time} of work</source>
            <translation>Anviwon {time} travay</translation>
        </message>
        <message>
            <source>{time} of audio, about {size}</source>
            <translation>{time} son, anviwon {size}</translation>
        </message>
    </context>
    <context>
        <name>SegmentView</name>
        <message>
            <source>Have a look: {reasons}</source>
            <translation>Bay yon koutje: {reasons}</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>pwogram nan pa fin sèten</translation>
        </message>
    </context>
    <context>
        <name>SentencePanel</name>
        <message>
            <source>Your translation of this sentence</source>
            <translation>Tradiksyon pa w pou fraz sa a</translation>
        </message>
        <message>
            <source>Remember it</source>
            <translation>Sonje l</translation>
        </message>
        <message>
            <source>From now on this sentence is translated your way</source>
            <translation>Apati kounye a n ap tradui fraz sa a jan w vle l la</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
        <message>
            <source>Other ways to say it</source>
            <translation>Lòt fason pou di l</translation>
        </message>
        <message>
            <source>glossary: {terms}</source>
            <translation>glosè: {terms}</translation>
        </message>
    </context>
    <context>
        <name>ServerOptions</name>
        <message>
            <source>Options</source>
            <translation>Opsyon</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Pò</translation>
        </message>
        <message>
            <source>Switch on when the program starts</source>
            <translation>Limen l lè pwogram nan louvri</translation>
        </message>
        <message>
            <source>Reachable from the local network</source>
            <translation>Lòt òdinatè sou rezo a ka jwenn li</translation>
        </message>
        <message>
            <source>Anyone on the network who has the token can use it</source>
            <translation>Nenpòt moun sou rezo a ki gen jeton an ka sèvi avè l</translation>
        </message>
        <message>
            <source>Careful: the connection is not encrypted. Only use this on a network that you trust.</source>
            <translation>Atansyon: koneksyon an pa chifre. Sèvi ak sa sèlman sou yon rezo ou fè konfyans.</translation>
        </message>
        <message>
            <source>Web pages that may use it</source>
            <translation>Paj wèb ki gen dwa sèvi avè l</translation>
        </message>
        <message>
            <source>Origins with commas between them; none unless you list them</source>
            <translation>Orijin yo ak vigil ant yo; okenn si ou pa mete yo</translation>
        </message>
        <message>
            <source>“{text}” is no web page's origin. Write it like {example}, nothing after.</source>
            <translation>« {text} » pa orijin yon paj entènèt. Ekri l konsa: {example}, anyen apre.</translation>
        </message>
    </context>
    <context>
        <name>ServerPage</name>
        <message>
            <source>Server</source>
            <translation>Sèvè</translation>
        </message>
        <message>
            <source>Lets other programs on this computer translate and speak through this one.</source>
            <translation>Li pèmèt lòt pwogram sou òdinatè sa a tradui ak pale grasa pwogram sa a.</translation>
        </message>
        <message>
            <source>Server on or off</source>
            <translation>Limen oswa etenn sèvè a</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Adrès sèvè a</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Kopye adrès la</translation>
        </message>
        <message>
            <source>Open the documentation</source>
            <translation>Louvri dokimantasyon an</translation>
        </message>
        <message>
            <source>Latest requests</source>
            <translation>Dènye demann yo</translation>
        </message>
        <message>
            <source>The server is on</source>
            <translation>Sèvè a limen</translation>
        </message>
        <message>
            <source>The server is off</source>
            <translation>Sèvè a etenn</translation>
        </message>
        <message>
            <source>Use port {port}</source>
            <translation>Sèvi ak pò {port}</translation>
        </message>
        <message>
            <source>From other computers: {address}</source>
            <translation>Depi lòt òdinatè: {address}</translation>
        </message>
        <message>
            <source>Switch it on when another program needs it.</source>
            <translation>Limen l lè yon lòt pwogram bezwen l.</translation>
        </message>
        <message>
            <source>Other computers on the network can reach it, with the token.</source>
            <translation>Lòt òdinatè sou rezo a ka jwenn li, si yo gen jeton an.</translation>
        </message>
        <message>
            <source>Only this computer can reach it.</source>
            <translation>Se òdinatè sa a sèlman ki ka jwenn li.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Reglaj</translation>
        </message>
        <message>
            <source>Changes take effect at once. Jobs that wait keep what they were started with.</source>
            <translation>Chanjman yo antre an vigè touswit. Travay k ap tann yo kenbe reglaj yo te kòmanse avè l la.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Konsènan</translation>
        </message>
        <message>
            <source>Tour</source>
            <translation>Vizit</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Rakousi</translation>
        </message>
    </context>
    <context>
        <name>Shelf</name>
        <message>
            <source>Documents to read</source>
            <translation>Dokiman pou li</translation>
        </message>
        <message>
            <source>Nothing to read yet</source>
            <translation>Poko gen anyen pou li</translation>
        </message>
        <message>
            <source>Translate a document: it appears here when it is done.</source>
            <translation>Tradui yon dokiman: l ap parèt isit la lè l fini.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Rakousi klavye</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fèmen</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Choose documents</source>
            <translation>Chwazi dokiman</translation>
        </message>
        <message>
            <source>Take files or text from the clipboard</source>
            <translation>Pran fichye oswa tèks ki nan pòspapye a</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Louvri reglaj yo</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>Chanje ant klè ak fonse</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Tèks pi gwo</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Tèks pi piti</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Èd</translation>
        </message>
        <message>
            <source>This list of shortcuts</source>
            <translation>Lis rakousi sa a</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Kite</translation>
        </message>
        <message>
            <source>Documents: move a waiting job up</source>
            <translation>Dokiman: monte yon travay k ap tann</translation>
        </message>
        <message>
            <source>Documents: move a waiting job down</source>
            <translation>Dokiman: desann yon travay k ap tann</translation>
        </message>
        <message>
            <source>Reader: play or pause</source>
            <translation>Lekti: jwe oswa poze</translation>
        </message>
        <message>
            <source>Reader: next sentence</source>
            <translation>Lekti: pwochen fraz</translation>
        </message>
        <message>
            <source>Reader: previous sentence</source>
            <translation>Lekti: fraz anvan</translation>
        </message>
        <message>
            <source>Reader: next chapter</source>
            <translation>Lekti: pwochen chapit</translation>
        </message>
        <message>
            <source>Reader: previous chapter</source>
            <translation>Lekti: chapit anvan</translation>
        </message>
        <message>
            <source>Reader: search in both languages</source>
            <translation>Lekti: chèche nan toulède lang yo</translation>
        </message>
        <message>
            <source>Reader: correct the sentence</source>
            <translation>Lekti: korije fraz la</translation>
        </message>
    </context>
    <context>
        <name>StorageCard</name>
        <message>
            <source>Storage</source>
            <translation>Estokaj</translation>
        </message>
        <message>
            <source>Limit of the translation memory</source>
            <translation>Limit memwa tradiksyon an</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>Mo</translation>
        </message>
        <message>
            <source>Your corrections are never dropped</source>
            <translation>Nou pa janm jete koreksyon ou yo</translation>
        </message>
        <message>
            <source>Limit of the sound cache</source>
            <translation>Limit kachèt son an</translation>
        </message>
        <message>
            <source>Delete jobs from the history after</source>
            <translation>Efase travay nan istorik la apre</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jou</translation>
        </message>
        <message>
            <source>0 keeps them all</source>
            <translation>0 kenbe yo tout</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Efase…</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Efase</translation>
        </message>
        <message>
            <source>Translation memory</source>
            <translation>Memwa tradiksyon</translation>
        </message>
        <message>
            <source>Sound cache</source>
            <translation>Kachèt son</translation>
        </message>
        <message>
            <source>{size} now</source>
            <translation>{size} kounye a</translation>
        </message>
        <message>
            <source>Clear the translation memory?</source>
            <translation>Efase memwa tradiksyon an?</translation>
        </message>
        <message>
            <source>What the machine has translated is forgotten, and is translated anew when it is needed. Your corrections stay.</source>
            <translation>Machin nan ap bliye sa li te tradui, l ap tradui yo ankò lè w bezwen yo. Koreksyon ou yo ap rete.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kite l konsa</translation>
        </message>
    </context>
    <context>
        <name>TokenCard</name>
        <message>
            <source>Access token</source>
            <translation>Jeton aksè</translation>
        </message>
        <message>
            <source>Programs must send it with every request. Treat it like a password.</source>
            <translation>Pwogram yo dwe voye l ak chak demann. Sere l tankou yon modpas.</translation>
        </message>
        <message>
            <source>Show the token</source>
            <translation>Montre jeton an</translation>
        </message>
        <message>
            <source>Copy the token</source>
            <translation>Kopye jeton an</translation>
        </message>
        <message>
            <source>Renew…</source>
            <translation>Chanje…</translation>
        </message>
        <message>
            <source>Copy a curl example</source>
            <translation>Kopye yon egzanp curl</translation>
        </message>
        <message>
            <source>Copy a Python example</source>
            <translation>Kopye yon egzanp Python</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Kopye.</translation>
        </message>
        <message>
            <source>Renew the token?</source>
            <translation>Chanje jeton an?</translation>
        </message>
        <message>
            <source>Programs that use the old one are turned away until you give them the new one.</source>
            <translation>Pwogram ki sèvi ak ansyen an p ap ka antre jiskaske ou ba yo nouvo a.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kite l konsa</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>Chanje</translation>
        </message>
        <message>
            <source>The token is new. The old one no longer works.</source>
            <translation>Jeton an nouvo. Ansyen an pa mache ankò.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Drop a document</source>
            <translation>Lage yon dokiman</translation>
        </message>
        <message>
            <source>A PDF, a Word file, an e-book, in English or French. The program reads it and translates it into Kreyòl, page by page, with its look kept.</source>
            <translation>Yon PDF, yon fichye Word, yon liv elektwonik, an angle oswa an franse. Pwogram nan li l epi li tradui l an kreyòl, paj apre paj, san l pa chanje aparans li.</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Li epi koute</translation>
        </message>
        <message>
            <source>The voice speaks and every sentence lights up. Click a sentence to hear it, correct it, and it is remembered.</source>
            <translation>Vwa a pale epi chak fraz limen. Klike sou yon fraz pou tande l, korije l, epi pwogram nan ap sonje l.</translation>
        </message>
        <message>
            <source>Nothing leaves this computer</source>
            <translation>Anyen pa soti sou òdinatè sa a</translation>
        </message>
        <message>
            <source>No internet, no account. Your documents stay yours. If the power goes out, the work continues where it stopped.</source>
            <translation>Pa gen entènèt, pa gen kont. Dokiman ou yo rete pou ou. Si kouran an ale, travay la ap kontinye kote li te rive a.</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Byenvini</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Sote</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Kòmanse</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Kontinye</translation>
        </message>
    </context>
    <context>
        <name>TranslatePage</name>
        <message>
            <source>Translate</source>
            <translation>Tradui</translation>
        </message>
        <message>
            <source>Type or paste a text: the translation follows as you write.</source>
            <translation>Ekri oswa kole yon tèks: tradiksyon an ap swiv pandan w ap ekri.</translation>
        </message>
        <message>
            <source>Translating…</source>
            <translation>N ap tradui…</translation>
        </message>
        <message>
            <source>Write here…</source>
            <translation>Ekri la a…</translation>
        </message>
        <message>
            <source>Text to translate</source>
            <translation>Tèks pou tradui</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Tradiksyon</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Kole</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Efase</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopye</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Korije</translation>
        </message>
        <message>
            <source>Correct a sentence; the program remembers it</source>
            <translation>Korije yon fraz; pwogram nan ap sonje l</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n karaktè</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look: they are underlined.</source>
            <translation>
                <numerusform>%n fraz bezwen yon koutje: nou souliye yo.</numerusform>
            </translation>
        </message>
        <message>
            <source>Click a sentence to see other ways to say it, or to correct it.</source>
            <translation>Klike sou yon fraz pou wè lòt fason pou di l, oswa pou korije l.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Open Kreyòl Desktop</source>
            <translation>Louvri Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Kite</translation>
        </message>
        <message>
            <source>Your document is ready</source>
            <translation>Dokiman ou pare</translation>
        </message>
        <message>
            <source>A job failed</source>
            <translation>Yon travay pa mache</translation>
        </message>
    </context>
    <context>
        <name>UpdatesCard</name>
        <message>
            <source>Updates</source>
            <translation>Nouvo vèsyon</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Vèsyon</translation>
        </message>
        <message>
            <source>New versions are installed by you, over this one; your data stays</source>
            <translation>Se ou menm ki enstale nouvo vèsyon yo, sou sa a; done ou yo ap rete</translation>
        </message>
        <message>
            <source>Address to look at</source>
            <translation>Adrès pou gade</translation>
        </message>
        <message>
            <source>Who gave you the program knows it; nothing is sent but the request</source>
            <translation>Moun ki ba ou pwogram nan konnen l; se demann nan sèlman ki pati</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Gade kounye a</translation>
        </message>
        <message>
            <source>Open its page</source>
            <translation>Ouvri paj li</translation>
        </message>
        <message>
            <source>Look for a new version</source>
            <translation>Chèche yon nouvo vèsyon</translation>
        </message>
        <message>
            <source>Only now, and only because you ask: the program never does by itself</source>
            <translation>Kounye a sèlman, paske ou mande l: pwogram nan pa janm fè sa poukont li</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>N ap gade…</translation>
        </message>
        <message>
            <source>There is a new version: {version}</source>
            <translation>Gen yon nouvo vèsyon: {version}</translation>
        </message>
        <message>
            <source>You have the newest version.</source>
            <translation>Ou gen dènye vèsyon an.</translation>
        </message>
        <message>
            <source>Nobody answers at this address. Is the computer connected to the internet? The program works without it.</source>
            <translation>Pèsonn pa reponn nan adrès sa a. Èske òdinatè a konekte sou entènèt? Pwogram nan mache san li.</translation>
        </message>
        <message>
            <source>Type the address first: it begins with https://</source>
            <translation>Tape adrès la anvan: li kòmanse ak https://</translation>
        </message>
        <message>
            <source>What lies at this address names no version.</source>
            <translation>Sa ki nan adrès sa a pa di okenn vèsyon.</translation>
        </message>
    </context>
    <context>
        <name>VoiceCard</name>
        <message>
            <source>Voice</source>
            <translation>Vwa</translation>
        </message>
        <message>
            <source>The best one installed</source>
            <translation>Pi bon ki enstale a</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Vitès vwa a</translation>
        </message>
        <message>
            <source>Pause after a sentence</source>
            <translation>Poz apre yon fraz</translation>
        </message>
        <message>
            <source>Pause after a paragraph</source>
            <translation>Poz apre yon paragraf</translation>
        </message>
        <message>
            <source>Pause after a heading</source>
            <translation>Poz apre yon tit</translation>
        </message>
        <message>
            <source>Pause after a chapter</source>
            <translation>Poz apre yon chapit</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>English</source>
            <translation>Angle</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Franse</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Panyòl</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Kreyòl ayisyen</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>Yon lòt lang</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Ap tann</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>Ap travay</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Poze</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Rete nan mitan</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fini</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Pa mache</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Anile</translation>
        </message>
        <message>
            <source>Reading the document</source>
            <translation>N ap li dokiman an</translation>
        </message>
        <message>
            <source>Finding the sentences</source>
            <translation>N ap chèche fraz yo</translation>
        </message>
        <message>
            <source>Translating</source>
            <translation>N ap tradui</translation>
        </message>
        <message>
            <source>Writing the documents</source>
            <translation>N ap ekri dokiman yo</translation>
        </message>
        <message>
            <source>Speaking</source>
            <translation>N ap li awotvwa</translation>
        </message>
        <message>
            <source>Making the audio file</source>
            <translation>N ap fè fichye son an</translation>
        </message>
        <message>
            <source>Saving the results</source>
            <translation>N ap sere rezilta yo</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokiman</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>PDF, same layout</source>
            <translation>PDF, menm aparans</translation>
        </message>
        <message>
            <source>PDF, clean layout</source>
            <translation>PDF, mizanpaj senp</translation>
        </message>
        <message>
            <source>PDF, large print</source>
            <translation>PDF, gwo lèt</translation>
        </message>
        <message>
            <source>PDF, two languages</source>
            <translation>PDF, de lang</translation>
        </message>
        <message>
            <source>PDF, two languages in turn</source>
            <translation>PDF, de lang youn apre lòt</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word, two languages</source>
            <translation>Word, de lang</translation>
        </message>
        <message>
            <source>E-book (EPUB)</source>
            <translation>Liv elektwonik (EPUB)</translation>
        </message>
        <message>
            <source>E-book, two languages</source>
            <translation>Liv elektwonik, de lang</translation>
        </message>
        <message>
            <source>Web page with sound</source>
            <translation>Paj wèb ak son</translation>
        </message>
        <message>
            <source>Web page, two languages</source>
            <translation>Paj wèb, de lang</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Tèks senp</translation>
        </message>
        <message>
            <source>Subtitles (SRT)</source>
            <translation>Soutit (SRT)</translation>
        </message>
        <message>
            <source>Subtitles (VTT)</source>
            <translation>Soutit (VTT)</translation>
        </message>
        <message>
            <source>Timed lines (LRC)</source>
            <translation>Liy ak lè yo (LRC)</translation>
        </message>
        <message>
            <source>Reading data</source>
            <translation>Done lekti</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapò</translation>
        </message>
        <message>
            <source>MP3, plays everywhere</source>
            <translation>MP3, li mache toupatou</translation>
        </message>
        <message>
            <source>M4B, audiobook with chapters</source>
            <translation>M4B, liv odyo ak chapit</translation>
        </message>
        <message>
            <source>Opus, smallest</source>
            <translation>Opus, pi piti a</translation>
        </message>
        <message>
            <source>FLAC, lossless</source>
            <translation>FLAC, san pèt</translation>
        </message>
        <message>
            <source>WAV, uncompressed</source>
            <translation>WAV, san konpresyon</translation>
        </message>
        <message>
            <source>words repeat</source>
            <translation>gen mo ki repete</translation>
        </message>
        <message>
            <source>nothing came out</source>
            <translation>anyen pa soti</translation>
        </message>
        <message>
            <source>far too long</source>
            <translation>twòp long</translation>
        </message>
        <message>
            <source>not translated</source>
            <translation>pa tradui</translation>
        </message>
        <message>
            <source>numbers differ</source>
            <translation>chif yo pa menm</translation>
        </message>
        <message>
            <source>a “not” may be lost</source>
            <translation>yon « pa » ka pèdi</translation>
        </message>
        <message>
            <source>a name may be lost</source>
            <translation>yon non ka pèdi</translation>
        </message>
        <message>
            <source>a word may be missing</source>
            <translation>petèt gen yon mo ki manke</translation>
        </message>
        <message>
            <source>a placeholder may be lost</source>
            <translation>yon kote rezève ka pèdi</translation>
        </message>
        <message>
            <source>unknown language</source>
            <translation>lang nou pa konnen</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>pwogram nan pa fin sèten</translation>
        </message>
        <message>
            <source>took too long</source>
            <translation>pran twòp tan</translation>
        </message>
        <message>
            <source>a glossary term is missing</source>
            <translation>yon mo glosè manke</translation>
        </message>
        <message>
            <source>translated by the model</source>
            <translation>se modèl la ki tradui l</translation>
        </message>
        <message>
            <source>from the memory</source>
            <translation>soti nan memwa a</translation>
        </message>
        <message>
            <source>corrected by you</source>
            <translation>se ou ki korije l</translation>
        </message>
        <message>
            <source>left as it is</source>
            <translation>rete jan li ye a</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Sante</translation>
        </message>
        <message>
            <source>School</source>
            <translation>Lekòl</translation>
        </message>
        <message>
            <source>Law and immigration</source>
            <translation>Lalwa ak imigrasyon</translation>
        </message>
        <message>
            <source>Agriculture</source>
            <translation>Agrikilti</translation>
        </message>
        <message>
            <source>Disasters</source>
            <translation>Katastwòf</translation>
        </message>
        <message>
            <source>Kreyòl voice</source>
            <translation>Vwa kreyòl</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>Tit</translation>
        </message>
        <message>
            <source>Headings</source>
            <translation>Ti tit</translation>
        </message>
        <message>
            <source>Paragraphs</source>
            <translation>Paragraf</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Lis</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tablo</translation>
        </message>
        <message>
            <source>Captions</source>
            <translation>Lejann</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Nòt</translation>
        </message>
        <message>
            <source>Quotations</source>
            <translation>Sitasyon</translation>
        </message>
        <message>
            <source>Program code</source>
            <translation>Kòd pwogram</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Soutit</translation>
        </message>
        <message>
            <source>Form fields</source>
            <translation>Chan fòmilè</translation>
        </message>
        <message>
            <source>Running heads</source>
            <translation>Antèt paj yo</translation>
        </message>
        <message>
            <source>Running feet</source>
            <translation>Pye paj yo</translation>
        </message>
        <message>
            <source>Page numbers</source>
            <translation>Nimewo paj</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Foto</translation>
        </message>
    </context>
    <context>
        <name>WorkCard</name>
        <message>
            <source>Work</source>
            <translation>Travay</translation>
        </message>
        <message>
            <source>Continue unfinished jobs at the start</source>
            <translation>Kontinye travay ki poko fini yo lè pwogram nan louvri</translation>
        </message>
        <message>
            <source>Keep the computer awake while a job runs</source>
            <translation>Pa kite òdinatè a dòmi pandan yon travay ap fèt</translation>
        </message>
        <message>
            <source>Warn when a job runs on the battery</source>
            <translation>Avèti m lè yon travay ap fèt sou batri</translation>
        </message>
        <message>
            <source>Processor cores to use</source>
            <translation>Kè pwosesè pou itilize</translation>
        </message>
        <message>
            <source>0 means all of them</source>
            <translation>0 vle di tout</translation>
        </message>
    </context>
</TS>
