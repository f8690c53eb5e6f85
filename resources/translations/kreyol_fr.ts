<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Kreyòl Desktop</source>
            <translation>À propos de Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Translates and speaks documents in Haitian Creole, offline. Free software under the GNU Affero General Public License, version 3 or later. A machine translates: have important texts checked by a person.</source>
            <translation>Traduit et lit à voix haute des documents en créole haïtien, hors ligne. Logiciel libre sous licence GNU Affero General Public License, version 3 ou ultérieure. C'est une machine qui traduit : faites vérifier les textes importants par une personne.</translation>
        </message>
        <message>
            <source>Parts and their licences</source>
            <translation>Composants et licences</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Composants</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>ActivityChart</name>
        <message>
            <source>Translations</source>
            <translation>Traductions</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Extraits audio</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Requêtes</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Erreurs</translation>
        </message>
    </context>
    <context>
        <name>BackupCard</name>
        <message>
            <source>Backup</source>
            <translation>Sauvegarde</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>Sauvegarder…</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Restaurer…</translation>
        </message>
        <message>
            <source>Save a backup</source>
            <translation>Enregistrer une sauvegarde</translation>
        </message>
        <message>
            <source>Memory, glossaries, settings and history in one file</source>
            <translation>Mémoire, glossaires, réglages et historique dans un seul fichier</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Restaurer une sauvegarde</translation>
        </message>
        <message>
            <source>Takes the place of what is there now, at the next start</source>
            <translation>Remplace ce qui existe, au prochain démarrage</translation>
        </message>
        <message>
            <source>The backup is saved: {file}</source>
            <translation>La sauvegarde est enregistrée : {file}</translation>
        </message>
        <message>
            <source>The backup is checked. It takes effect at the next start.</source>
            <translation>La sauvegarde est vérifiée. Elle prendra effet au prochain démarrage.</translation>
        </message>
        <message>
            <source>This is not a whole backup made by this program. Choose another file.</source>
            <translation>Ce n'est pas une sauvegarde complète faite par ce programme. Choisissez un autre fichier.</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Copy details</source>
            <translation>Copier les détails</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Fermer ce message</translation>
        </message>
    </context>
    <context>
        <name>ChapterTable</name>
        <message>
            <source>Chapters</source>
            <translation>Chapitres</translation>
        </message>
        <message>
            <source>Untick a chapter to leave it out of the audio; double-click to rename it</source>
            <translation>Décochez un chapitre pour l'exclure de l'audio ; double-cliquez pour le renommer</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Renommer</translation>
        </message>
        <message>
            <source>Merge with the chapter above</source>
            <translation>Fusionner au précédent</translation>
        </message>
        <message>
            <source>Undo my changes</source>
            <translation>Annuler mes modifications</translation>
        </message>
        <message>
            <source>Chapter {number}</source>
            <translation>Chapitre {number}</translation>
        </message>
    </context>
    <context>
        <name>CleanupDialog</name>
        <message>
            <source>Clean up</source>
            <translation>Nettoyer</translation>
        </message>
        <message>
            <source>Age in days</source>
            <translation>Âge en jours</translation>
        </message>
        <message>
            <source>Delete them</source>
            <translation>Les supprimer</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Clean up the history</source>
            <translation>Nettoyer l'historique</translation>
        </message>
        <message>
            <source>Finished jobs older than this leave the history, with their result files in the program's folder. Copies in your own folders stay.</source>
            <translation>Les tâches terminées plus anciennes quittent l'historique, avec leurs résultats dans le dossier du programme. Les copies dans vos propres dossiers restent.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jours</translation>
        </message>
    </context>
    <context>
        <name>CloseGuard</name>
        <message>
            <source>Cancel the job</source>
            <translation>Annuler la tâche</translation>
        </message>
        <message>
            <source>Finish in the background</source>
            <translation>Terminer en arrière-plan</translation>
        </message>
        <message>
            <source>Continue next time</source>
            <translation>Continuer la prochaine fois</translation>
        </message>
        <message>
            <source>A job is still running</source>
            <translation>Une tâche est encore en cours</translation>
        </message>
        <message>
            <source>It can go on without the window, or continue at the next start where it stopped.</source>
            <translation>Elle peut continuer sans la fenêtre, ou reprendre au prochain démarrage là où elle s'est arrêtée.</translation>
        </message>
    </context>
    <context>
        <name>DirectionCard</name>
        <message>
            <source>Which model translates what</source>
            <translation>Quel modèle traduit quoi</translation>
        </message>
    </context>
    <context>
        <name>DocumentPanel</name>
        <message>
            <source>Recognise the text of scanned pages</source>
            <translation>Reconnaître le texte des pages numérisées</translation>
        </message>
        <message>
            <source>Language of the document</source>
            <translation>Langue du document</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapitres</translation>
        </message>
        <message>
            <source>Read aloud too</source>
            <translation>Lire aussi à voix haute</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) are pictures without text</source>
            <translation>
                <numerusform>%n page est une image sans texte</numerusform>
                <numerusform>%n pages sont des images sans texte</numerusform>
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
            <translation>{count} mots</translation>
        </message>
        <message numerus="yes">
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n chapitre</numerusform>
                <numerusform>%n chapitres</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking into it…</source>
            <translation>Examen en cours…</translation>
        </message>
        <message>
            <source>Recognising the text of the pages: {done} of {total}…</source>
            <translation>Reconnaissance du texte des pages : {done} sur {total}…</translation>
        </message>
        <message>
            <source>This password does not open the document. Try again.</source>
            <translation>Ce mot de passe n'ouvre pas le document. Réessayez.</translation>
        </message>
        <message>
            <source>Recognise it</source>
            <translation>La reconnaître</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Reconnue : {language}</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Mot de passe du document</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
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
            <translation>De n'importe quel document à un document et un livre audio en créole, sur cet ordinateur uniquement.</translation>
        </message>
        <message>
            <source>All jobs</source>
            <translation>Toutes les tâches</translation>
        </message>
        <message>
            <source>Choose documents</source>
            <translation>Choisir des documents</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Choisir un dossier</translation>
        </message>
    </context>
    <context>
        <name>DropVeil</name>
        <message>
            <source>Let go to add these files</source>
            <translation>Relâchez pour ajouter ces fichiers</translation>
        </message>
    </context>
    <context>
        <name>DropZone</name>
        <message>
            <source>Drop documents here, or press Enter</source>
            <translation>Déposez des documents ici ou appuyez sur Entrée</translation>
        </message>
        <message>
            <source>Drop your documents here</source>
            <translation>Déposez vos documents ici</translation>
        </message>
        <message>
            <source>PDF, Word, e-books, web pages, text, subtitles — one file, many, or a whole folder</source>
            <translation>PDF, Word, livres numériques, pages web, texte, sous-titres — un fichier, plusieurs ou tout un dossier</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Choisir des fichiers…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>Choisir un dossier…</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Coller</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récents</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong.</source>
            <translation>Quelque chose s'est mal passé.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, copy the details and report them.</source>
            <translation>Réessayez. Si cela se reproduit, copiez les détails et signalez-les.</translation>
        </message>
        <message>
            <source>The program made a mistake.</source>
            <translation>Le programme a commis une erreur.</translation>
        </message>
        <message>
            <source>Your work is safe. Try again, or copy the details and report them.</source>
            <translation>Votre travail est en sécurité. Réessayez, ou copiez les détails et signalez-les.</translation>
        </message>
        <message>
            <source>This can't be used as it is.</source>
            <translation>Ceci ne peut pas être utilisé tel quel.</translation>
        </message>
        <message>
            <source>Check the file or the text and try again.</source>
            <translation>Vérifiez le fichier ou le texte et réessayez.</translation>
        </message>
        <message>
            <source>There is no text in it.</source>
            <translation>Il ne contient aucun texte.</translation>
        </message>
        <message>
            <source>Choose a file that holds text.</source>
            <translation>Choisissez un fichier qui contient du texte.</translation>
        </message>
        <message>
            <source>The document is locked with a password.</source>
            <translation>Le document est protégé par un mot de passe.</translation>
        </message>
        <message>
            <source>Type its password and try again.</source>
            <translation>Saisissez son mot de passe et réessayez.</translation>
        </message>
        <message>
            <source>The pages are pictures: there is no text to read.</source>
            <translation>Les pages sont des images : il n'y a pas de texte à lire.</translation>
        </message>
        <message>
            <source>Switch on text recognition, or scan the document with it.</source>
            <translation>Activez la reconnaissance de texte, ou numérisez le document avec elle.</translation>
        </message>
        <message>
            <source>The file is damaged.</source>
            <translation>Le fichier est endommagé.</translation>
        </message>
        <message>
            <source>Get a new copy of the file, or open it in another program and save it again.</source>
            <translation>Procurez-vous une nouvelle copie, ou ouvrez-le dans un autre programme et enregistrez-le à nouveau.</translation>
        </message>
        <message>
            <source>Files of this kind can't be read.</source>
            <translation>Ce type de fichier ne peut pas être lu.</translation>
        </message>
        <message>
            <source>Save it as PDF, Word, EPUB, HTML or text.</source>
            <translation>Enregistrez-le en PDF, Word, EPUB, HTML ou texte.</translation>
        </message>
        <message>
            <source>This is too large.</source>
            <translation>C'est trop volumineux.</translation>
        </message>
        <message>
            <source>Split it into smaller parts.</source>
            <translation>Divisez-le en parties plus petites.</translation>
        </message>
        <message>
            <source>This language can't be translated yet.</source>
            <translation>Cette langue ne peut pas encore être traduite.</translation>
        </message>
        <message>
            <source>Choose English, French or Spanish, or install a model for it.</source>
            <translation>Choisissez l'anglais, le français ou l'espagnol, ou installez un modèle pour elle.</translation>
        </message>
        <message>
            <source>That isn't possible here.</source>
            <translation>Ce n'est pas possible ici.</translation>
        </message>
        <message>
            <source>Check what you chose and try again.</source>
            <translation>Vérifiez vos choix et réessayez.</translation>
        </message>
        <message>
            <source>It isn't there any more.</source>
            <translation>Cela n'existe plus.</translation>
        </message>
        <message>
            <source>It may have been moved or deleted. Choose it again.</source>
            <translation>L'élément a peut-être été déplacé ou supprimé. Choisissez-le à nouveau.</translation>
        </message>
        <message>
            <source>The model can't be used.</source>
            <translation>Le modèle ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>Open Models and voices and check it.</source>
            <translation>Ouvrez Modèles et voix et vérifiez-le.</translation>
        </message>
        <message>
            <source>The model for this is not installed.</source>
            <translation>Le modèle nécessaire n'est pas installé.</translation>
        </message>
        <message>
            <source>Install it in Models and voices.</source>
            <translation>Installez-le dans Modèles et voix.</translation>
        </message>
        <message>
            <source>The model's files are damaged.</source>
            <translation>Les fichiers du modèle sont endommagés.</translation>
        </message>
        <message>
            <source>Remove it in Models and voices and install it again.</source>
            <translation>Supprimez-le dans Modèles et voix, puis réinstallez-le.</translation>
        </message>
        <message>
            <source>This model doesn't fit this program.</source>
            <translation>Ce modèle ne convient pas à ce programme.</translation>
        </message>
        <message>
            <source>Choose another model, or a newer version of the program.</source>
            <translation>Choisissez un autre modèle, ou une version plus récente du programme.</translation>
        </message>
        <message>
            <source>The computer lacks something that is needed.</source>
            <translation>Il manque quelque chose de nécessaire à l'ordinateur.</translation>
        </message>
        <message>
            <source>Copy the details to see what it is.</source>
            <translation>Copiez les détails pour voir de quoi il s'agit.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>Le disque est plein.</translation>
        </message>
        <message>
            <source>Make room, then press Try again: the work goes on where it stopped.</source>
            <translation>Libérez de la place, puis appuyez sur Réessayer : le travail reprend où il s'est arrêté.</translation>
        </message>
        <message>
            <source>The file or folder may not be read or written.</source>
            <translation>Le fichier ou le dossier ne peut être ni lu ni écrit.</translation>
        </message>
        <message>
            <source>Choose another folder, or close the program that uses the file.</source>
            <translation>Choisissez un autre dossier, ou fermez le programme qui utilise le fichier.</translation>
        </message>
        <message>
            <source>The folder or drive isn't there any more.</source>
            <translation>Le dossier ou le disque n'est plus là.</translation>
        </message>
        <message>
            <source>Plug the drive in again, or choose another folder, then press Try again.</source>
            <translation>Rebranchez le disque, ou choisissez un autre dossier, puis appuyez sur Réessayer.</translation>
        </message>
        <message>
            <source>There is not enough memory.</source>
            <translation>Il n'y a pas assez de mémoire.</translation>
        </message>
        <message>
            <source>Close other programs, or split the document.</source>
            <translation>Fermez d'autres programmes, ou divisez le document.</translation>
        </message>
        <message>
            <source>The program's database can't be used.</source>
            <translation>La base de données du programme est inutilisable.</translation>
        </message>
        <message>
            <source>Restart the program. If that doesn't help, restore a backup in Settings.</source>
            <translation>Redémarrez le programme. Si cela ne suffit pas, restaurez une sauvegarde dans Réglages.</translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program.</source>
            <translation>Les données ont été écrites par une version plus récente de ce programme.</translation>
        </message>
        <message>
            <source>Install the newer version again.</source>
            <translation>Réinstallez la version plus récente.</translation>
        </message>
        <message>
            <source>Another program uses this port.</source>
            <translation>Un autre programme utilise ce port.</translation>
        </message>
        <message>
            <source>Choose another port for the server.</source>
            <translation>Choisissez un autre port pour le serveur.</translation>
        </message>
        <message>
            <source>The network can't be reached.</source>
            <translation>Le réseau est inaccessible.</translation>
        </message>
        <message>
            <source>Check the connection, or install the model from a file.</source>
            <translation>Vérifiez la connexion, ou installez le modèle depuis un fichier.</translation>
        </message>
        <message>
            <source>There is no sound device.</source>
            <translation>Il n'y a pas de périphérique audio.</translation>
        </message>
        <message>
            <source>Plug in a loudspeaker or headphones. Audio files are made all the same.</source>
            <translation>Branchez un haut-parleur ou un casque. Les fichiers audio sont créés malgré tout.</translation>
        </message>
        <message>
            <source>The program is already running.</source>
            <translation>Le programme est déjà ouvert.</translation>
        </message>
        <message>
            <source>Use the window that is open.</source>
            <translation>Utilisez la fenêtre ouverte.</translation>
        </message>
        <message>
            <source>A part of the program failed.</source>
            <translation>Une partie du programme a échoué.</translation>
        </message>
        <message>
            <source>Try again. What is done already is kept.</source>
            <translation>Réessayez. Ce qui est déjà fait est conservé.</translation>
        </message>
        <message>
            <source>The translation failed.</source>
            <translation>La traduction a échoué.</translation>
        </message>
        <message>
            <source>The text could not be spoken.</source>
            <translation>Le texte n'a pas pu être lu à voix haute.</translation>
        </message>
        <message>
            <source>Try again, or choose another voice.</source>
            <translation>Réessayez, ou choisissez une autre voix.</translation>
        </message>
        <message>
            <source>The document could not be written.</source>
            <translation>Le document n'a pas pu être écrit.</translation>
        </message>
        <message>
            <source>Try again, or choose another format.</source>
            <translation>Réessayez, ou choisissez un autre format.</translation>
        </message>
        <message>
            <source>The audio file could not be written.</source>
            <translation>Le fichier audio n'a pas pu être écrit.</translation>
        </message>
        <message>
            <source>Try again, or choose another audio format.</source>
            <translation>Réessayez, ou choisissez un autre format audio.</translation>
        </message>
        <message>
            <source>The document made its reader crash.</source>
            <translation>Le document a fait planter son lecteur.</translation>
        </message>
        <message>
            <source>Open the file in another program and save it again.</source>
            <translation>Ouvrez le fichier dans un autre programme et enregistrez-le à nouveau.</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>nothing yet</source>
            <translation>rien encore</translation>
        </message>
        <message>
            <source>95 % under {time}</source>
            <translation>95 % sous {time}</translation>
        </message>
        <message>
            <source>of the latest, 95 % under {time}</source>
            <translation>parmi les derniers, 95 % sous {time}</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} caractères</translation>
        </message>
        <message>
            <source>words per second</source>
            <translation>mots par seconde</translation>
        </message>
        <message>
            <source>found in the memory</source>
            <translation>trouvées en mémoire</translation>
        </message>
        <message>
            <source>{size}, {time} each</source>
            <translation>{size}, {time} chacun</translation>
        </message>
        <message>
            <source>of the time that it plays ({time})</source>
            <translation>du temps d’écoute ({time})</translation>
        </message>
        <message>
            <source>{share} of the requests</source>
            <translation>{share} des requêtes</translation>
        </message>
        <message>
            <source>jobs waiting or running</source>
            <translation>tâches en attente ou en cours</translation>
        </message>
        <message>
            <source>of all cores</source>
            <translation>de tous les cœurs</translation>
        </message>
        <message>
            <source>used by the program</source>
            <translation>utilisés par le programme</translation>
        </message>
        <message>
            <source>{size} free</source>
            <translation>{size} libres</translation>
        </message>
        <message>
            <source>since the start</source>
            <translation>depuis le démarrage</translation>
        </message>
        <message>
            <source>Translations</source>
            <translation>Traductions</translation>
        </message>
        <message>
            <source>Mean translation time</source>
            <translation>Temps moyen de traduction</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>Remembered</source>
            <translation>Déjà connues</translation>
        </message>
        <message>
            <source>Audio clips</source>
            <translation>Extraits audio</translation>
        </message>
        <message>
            <source>Making audio takes</source>
            <translation>Produire l’audio prend</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Requêtes</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Erreurs</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>File d'attente</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Processeur</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Disque</translation>
        </message>
        <message>
            <source>Running for</source>
            <translation>Ouvert depuis</translation>
        </message>
    </context>
    <context>
        <name>FileList</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Untick a file to leave it out</source>
            <translation>Décochez un fichier pour l'écarter</translation>
        </message>
    </context>
    <context>
        <name>GlossaryCard</name>
        <message>
            <source>Glossaries</source>
            <translation>Glossaires</translation>
        </message>
        <message>
            <source>The terms of the ticked glossaries are used in every translation.</source>
            <translation>Les termes des glossaires cochés servent dans toutes les traductions.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importer…</translation>
        </message>
        <message>
            <source>Export {name}</source>
            <translation>Exporter {name}</translation>
        </message>
        <message>
            <source>Delete {name}</source>
            <translation>Supprimer {name}</translation>
        </message>
        <message numerus="yes">
            <source>%n term(s)</source>
            <translation>
                <numerusform>%n terme</numerusform>
                <numerusform>%n termes</numerusform>
            </translation>
        </message>
        <message>
            <source>Import a glossary</source>
            <translation>Importer un glossaire</translation>
        </message>
        <message>
            <source>Export a glossary</source>
            <translation>Exporter un glossaire</translation>
        </message>
    </context>
    <context>
        <name>HelpSheet</name>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>User guide</source>
            <translation>Guide d'utilisation</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>The user guide is not installed.</source>
            <translation>Le guide d'utilisation n'est pas installé.</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search names and texts</source>
            <translation>Noms et textes</translation>
        </message>
        <message>
            <source>All words must be there, in either language, with or without accents. Words in quotes must follow each other.</source>
            <translation>Tous les mots doivent y être, dans l'une ou l'autre langue, avec ou sans accents. Les mots entre guillemets doivent se suivre.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Période</translation>
        </message>
        <message>
            <source>Every state</source>
            <translation>Tous les états</translation>
        </message>
        <message>
            <source>Every type</source>
            <translation>Tous les types</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>N'importe quand</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd'hui</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 derniers jours</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>Dernière année</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Found: {text}</source>
            <translation>Trouvé : {text}</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichier</numerusform>
                <numerusform>%n fichiers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>Everything that was translated and spoken on this computer.</source>
            <translation>Tout ce qui a été traduit et lu sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Clean up…</source>
            <translation>Nettoyer…</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Tâches</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Lire et écouter</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Relancer</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>What you translate and speak is listed here.</source>
            <translation>Ce que vous traduisez et faites lire s'affiche ici.</translation>
        </message>
        <message>
            <source>No job is like this.</source>
            <translation>Aucune tâche ne correspond.</translation>
        </message>
        <message>
            <source>{count} jobs</source>
            <translation>{count} tâches</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) deleted</source>
            <translation>
                <numerusform>%n tâche supprimée</numerusform>
                <numerusform>%n tâches supprimées</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobActions</name>
        <message>
            <source>Save as</source>
            <translation>Enregistrer sous</translation>
        </message>
        <message>
            <source>Copy results to a folder</source>
            <translation>Copier les résultats dans un dossier</translation>
        </message>
        <message>
            <source>Delete this job?</source>
            <translation>Supprimer cette tâche ?</translation>
        </message>
        <message>
            <source>“{name}” leaves the history. This can't be undone.</source>
            <translation>« {name} » quitte l'historique. C'est irréversible.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>La garder</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Delete its result files too</source>
            <translation>Supprimer aussi ses fichiers de résultat</translation>
        </message>
    </context>
    <context>
        <name>JobCard</name>
        <message>
            <source>Progress of the job</source>
            <translation>Avancement de la tâche</translation>
        </message>
        <message>
            <source>Open: {format}</source>
            <translation>Ouvrir : {format}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Afficher dans le dossier</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Enregistrer sous…</translation>
        </message>
        <message>
            <source>Copy results to a folder…</source>
            <translation>Copier les résultats dans un dossier…</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>Relancer</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Copy details of the error</source>
            <translation>Copier les détails de l'erreur</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Lire et écouter</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>Mot de passe…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>More actions</source>
            <translation>Autres actions</translation>
        </message>
        <message>
            <source>Drag it to another place, or press Alt with an arrow</source>
            <translation>Faites-la glisser ailleurs, ou appuyez sur Alt et une flèche</translation>
        </message>
        <message>
            <source>The program was closed in the middle. Nothing is lost.</source>
            <translation>Le programme a été fermé au milieu. Rien n'est perdu.</translation>
        </message>
        <message>
            <source>Added {when}</source>
            <translation>Ajouté {when}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>encore {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichier</numerusform>
                <numerusform>%n fichiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look</source>
            <translation>
                <numerusform>%n phrase à vérifier</numerusform>
                <numerusform>%n phrases à vérifier</numerusform>
            </translation>
        </message>
        <message>
            <source>all sentences checked</source>
            <translation>toutes les phrases sont vérifiées</translation>
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copier les détails</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Ajouté</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Langues</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Why it failed</source>
            <translation>Pourquoi l'échec</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Avertissements</translation>
        </message>
        <message>
            <source>recognised</source>
            <translation>reconnue</translation>
        </message>
        <message>
            <source>{checked} of {total} sentences checked, {flagged} need a look</source>
            <translation>{checked} phrases vérifiées sur {total}, {flagged} à revoir</translation>
        </message>
        <message>
            <source>Sentences</source>
            <translation>Phrases</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>À revoir</translation>
        </message>
        <message>
            <source>Glossary terms</source>
            <translation>Termes du glossaire</translation>
        </message>
    </context>
    <context>
        <name>JobList</name>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Finished lately</source>
            <translation>Terminé récemment</translation>
        </message>
    </context>
    <context>
        <name>LanguageBar</name>
        <message>
            <source>Language of the translation</source>
            <translation>Langue de la traduction</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>Langue du texte</translation>
        </message>
        <message>
            <source>Swap the languages</source>
            <translation>Échanger les langues</translation>
        </message>
        <message>
            <source>Recognised: {language}</source>
            <translation>Reconnue : {language}</translation>
        </message>
        <message>
            <source>Recognise the language</source>
            <translation>Reconnaître la langue</translation>
        </message>
        <message>
            <source>No installed model translates in the other direction</source>
            <translation>Aucun modèle installé ne traduit dans l'autre sens</translation>
        </message>
    </context>
    <context>
        <name>LexiconCard</name>
        <message>
            <source>Pronunciation</source>
            <translation>Prononciation</translation>
        </message>
        <message>
            <source>Write a word as it stands, and beside it how it sounds in Kreyòl spelling: Guillaume, Giyòm.</source>
            <translation>Écrivez un mot tel quel, et à côté sa prononciation en orthographe créole : Guillaume, Giyòm.</translation>
        </message>
        <message>
            <source>Words and how they are said</source>
            <translation>Mots et prononciation</translation>
        </message>
        <message>
            <source>Add a word</source>
            <translation>Ajouter un mot</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Say it like this</source>
            <translation>Se prononce</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Enregistré.</translation>
        </message>
    </context>
    <context>
        <name>ListenButton</name>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Écouter</translation>
        </message>
    </context>
    <context>
        <name>LooksCard</name>
        <message>
            <source>Language and looks</source>
            <translation>Langue et apparence</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Langue de la fenêtre</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>Taille du texte</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The computer runs on its battery.</source>
            <translation>L'ordinateur fonctionne sur batterie.</translation>
        </message>
        <message>
            <source>Plug it in for long jobs. If it goes out, nothing is lost.</source>
            <translation>Branchez-le pour les longues tâches. S'il s'éteint, rien n'est perdu.</translation>
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
            <translation>Aujourd'hui, {time}</translation>
        </message>
        <message>
            <source>Yesterday, {time}</source>
            <translation>Hier, {time}</translation>
        </message>
    </context>
    <context>
        <name>MemoryCard</name>
        <message>
            <source>Translation memory</source>
            <translation>Mémoire de traduction</translation>
        </message>
        <message>
            <source>What was translated or corrected once is not translated again. Here it can be searched, corrected, and exchanged with other programs.</source>
            <translation>Ce qui a été traduit ou corrigé une fois n'est pas traduit de nouveau. Ici, on peut le chercher, le corriger et l'échanger avec d'autres programmes.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>Remembered translations</source>
            <translation>Traductions mémorisées</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s), {size}; {share} of the texts were found in it</source>
            <translation>
                <numerusform>%Ln traduction, {size} ; {share} des textes y ont été trouvés</numerusform>
                <numerusform>%Ln traductions, {size} ; {share} des textes y ont été trouvés</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryEditor</name>
        <message>
            <source>Correct the translation</source>
            <translation>Corriger la traduction</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Traduction</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>It is used from now on wherever this sentence stands.</source>
            <translation>Elle est utilisée désormais partout où se trouve cette phrase.</translation>
        </message>
    </context>
    <context>
        <name>MemoryImport</name>
        <message>
            <source>Import translations</source>
            <translation>Importer des traductions</translation>
        </message>
        <message>
            <source>Damaged lines</source>
            <translation>Lignes abîmées</translation>
        </message>
        <message>
            <source>Languages of the file</source>
            <translation>Langues du fichier</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>As the file says</source>
            <translation>Comme le dit le fichier</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Looking into the file…</source>
            <translation>Examen du fichier…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) can be taken over.</source>
            <translation>
                <numerusform>%Ln paire peut être reprise.</numerusform>
                <numerusform>%Ln paires peuvent être reprises.</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out, because half empty, in other languages, or made by a machine: {count}.</source>
            <translation>Laissées de côté, car incomplètes, dans d'autres langues ou faites par une machine : {count}.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln damaged line(s) would be passed over:</source>
            <translation>
                <numerusform>%Ln ligne abîmée serait sautée :</numerusform>
                <numerusform>%Ln lignes abîmées seraient sautées :</numerusform>
            </translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>et {count} autres</translation>
        </message>
        <message>
            <source>a sign stands where none may stand</source>
            <translation>un signe se trouve là où il n'en faut pas</translation>
        </message>
        <message>
            <source>from here on nothing can be read</source>
            <translation>à partir d'ici, rien n'est lisible</translation>
        </message>
        <message>
            <source>more cells than the first line names</source>
            <translation>plus de cellules que la première ligne n'en nomme</translation>
        </message>
        <message>
            <source>it does not say which languages</source>
            <translation>elle ne dit pas les langues</translation>
        </message>
        <message>
            <source>Line {line}: {why}</source>
            <translation>Ligne {line} : {why}</translation>
        </message>
    </context>
    <context>
        <name>MemoryModel</name>
        <message>
            <source>Sentence</source>
            <translation>Phrase</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Traduction</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Langues</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Auteur</translation>
        </message>
        <message>
            <source>a person</source>
            <translation>une personne</translation>
        </message>
        <message>
            <source>the machine</source>
            <translation>la machine</translation>
        </message>
    </context>
    <context>
        <name>MemorySheet</name>
        <message>
            <source>Translation memory</source>
            <translation>Mémoire de traduction</translation>
        </message>
        <message>
            <source>Search both languages</source>
            <translation>Chercher dans les deux langues</translation>
        </message>
        <message>
            <source>Only what people wrote</source>
            <translation>Seulement ce que des personnes ont écrit</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importer…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Corriger…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s)</source>
            <translation>
                <numerusform>%Ln traduction</numerusform>
                <numerusform>%Ln traductions</numerusform>
            </translation>
        </message>
        <message>
            <source>The correction is kept.</source>
            <translation>La correction est enregistrée.</translation>
        </message>
        <message>
            <source>Delete what a person wrote?</source>
            <translation>Supprimer ce qu'une personne a écrit ?</translation>
        </message>
        <message>
            <source>The machine translates these sentences again. What was written can't be brought back.</source>
            <translation>La machine traduira ces phrases de nouveau. Ce qui était écrit ne peut pas être récupéré.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Le garder</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message numerus="yes">
            <source>%Ln translation(s) deleted.</source>
            <translation>
                <numerusform>%Ln traduction supprimée.</numerusform>
                <numerusform>%Ln traductions supprimées.</numerusform>
            </translation>
        </message>
        <message>
            <source>Import translations</source>
            <translation>Importer des traductions</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) taken over.</source>
            <translation>
                <numerusform>%Ln paire reprise.</numerusform>
                <numerusform>%Ln paires reprises.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export translations</source>
            <translation>Exporter des traductions</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pair(s) written to {file}.</source>
            <translation>
                <numerusform>%Ln paire écrite dans {file}.</numerusform>
                <numerusform>%Ln paires écrites dans {file}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryTable</name>
        <message>
            <source>Remembered translations</source>
            <translation>Traductions mémorisées</translation>
        </message>
        <message>
            <source>Nothing is remembered like this.</source>
            <translation>Rien de tel en mémoire.</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>There is no document in it.</source>
            <translation>Il n’y a aucun document là-dedans.</translation>
        </message>
        <message>
            <source>The program reads PDF, Word, e-books, web pages, text, subtitles and pictures.</source>
            <translation>Le programme lit PDF, Word, livres numériques, pages web, textes, sous-titres et images.</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Enregistré : {file}</translation>
        </message>
        <message>
            <source>No program on this computer opens {file}.</source>
            <translation>Aucun programme de cet ordinateur n’ouvre {file}.</translation>
        </message>
    </context>
    <context>
        <name>MetricsPage</name>
        <message>
            <source>Figures</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>What was done and how fast. No texts are kept here.</source>
            <translation>Ce qui a été fait et à quelle vitesse. Aucun texte n'est gardé ici.</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Activité</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>Dernière heure</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Dernier jour</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Dernier mois</translation>
        </message>
        <message>
            <source>All time</source>
            <translation>Depuis le début</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Mean time</source>
            <translation>Temps moyen</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Statuts</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Où</translation>
        </message>
        <message>
            <source>No requests yet</source>
            <translation>Aucune requête pour l'instant</translation>
        </message>
        <message>
            <source>No errors</source>
            <translation>Aucune erreur</translation>
        </message>
        <message>
            <source>Requests to the server</source>
            <translation>Requêtes au serveur</translation>
        </message>
        <message>
            <source>Latest errors</source>
            <translation>Dernières erreurs</translation>
        </message>
        <message>
            <source>Period of the figures</source>
            <translation>Période des chiffres</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Reset…</source>
            <translation>Réinitialiser…</translation>
        </message>
        <message>
            <source>Export the figures</source>
            <translation>Exporter les chiffres</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Enregistré : {file}</translation>
        </message>
        <message>
            <source>Reset all figures?</source>
            <translation>Réinitialiser tous les chiffres ?</translation>
        </message>
        <message>
            <source>They begin again at zero. Jobs and texts are not touched.</source>
            <translation>Ils repartent de zéro. Les tâches et les textes ne sont pas touchés.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Les garder</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Réinitialiser</translation>
        </message>
    </context>
    <context>
        <name>ModelCard</name>
        <message>
            <source>Fetch its folder from its home page on a computer with internet, then install that folder here.</source>
            <translation>Récupérez son dossier depuis sa page d’accueil sur un ordinateur connecté, puis installez ce dossier ici.</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>Avancement du téléchargement</translation>
        </message>
        <message>
            <source>licence {name}</source>
            <translation>licence {name}</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voix</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Traduction</translation>
        </message>
        <message>
            <source>Text recognition</source>
            <translation>Reconnaissance de texte</translation>
        </message>
        <message>
            <source>Comes with the program</source>
            <translation>Fourni avec le programme</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>Usage non commercial</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Vérifier</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Télécharger</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Home page</source>
            <translation>Page d’accueil</translation>
        </message>
    </context>
    <context>
        <name>ModelsPage</name>
        <message>
            <source>Models and voices</source>
            <translation>Modèles et voix</translation>
        </message>
        <message>
            <source>What translates and what speaks. Everything runs on this computer.</source>
            <translation>Ce qui traduit et ce qui parle. Tout fonctionne sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Install from a file…</source>
            <translation>Installer depuis un fichier…</translation>
        </message>
        <message>
            <source>Install from a folder…</source>
            <translation>Installer depuis un dossier…</translation>
        </message>
        <message>
            <source>Installed</source>
            <translation>Installés</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponibles</translation>
        </message>
        <message>
            <source>Every file is as it should be.</source>
            <translation>Tous les fichiers sont intacts.</translation>
        </message>
        <message>
            <source>Remove {name}?</source>
            <translation>Supprimer {name} ?</translation>
        </message>
        <message>
            <source>Its files are deleted. To use it again, you have to install it again.</source>
            <translation>Ses fichiers sont effacés. Pour l'utiliser à nouveau, il faudra le réinstaller.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Le garder</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Stopped. What has arrived is kept for the next time.</source>
            <translation>Arrêté. Ce qui est arrivé est gardé pour la prochaine fois.</translation>
        </message>
        <message>
            <source>Install a model or a voice</source>
            <translation>Installer un modèle ou une voix</translation>
        </message>
        <message>
            <source>Installing…</source>
            <translation>Installation…</translation>
        </message>
        <message>
            <source>{name} is installed.</source>
            <translation>{name} est installé.</translation>
        </message>
        <message>
            <source>There is no whole model or voice in {file}.</source>
            <translation>Il n'y a pas de modèle ni de voix complète dans {file}.</translation>
        </message>
    </context>
    <context>
        <name>OutputCard</name>
        <message>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>The usual one</source>
            <translation>Le dossier habituel</translation>
        </message>
        <message>
            <source>Folder for the results</source>
            <translation>Dossier des résultats</translation>
        </message>
        <message>
            <source>Names of the results</source>
            <translation>Noms des résultats</translation>
        </message>
        <message>
            <source>Documents to make</source>
            <translation>Documents à produire</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Créer un livre audio</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Format audio</translation>
        </message>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Ajouter une note signalant la traduction automatique</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Utiliser la mémoire de traduction</translation>
        </message>
        <message>
            <source>leaflet</source>
            <translation>dépliant</translation>
        </message>
    </context>
    <context>
        <name>OutputPanel</name>
        <message>
            <source>Add a note that a machine translated it</source>
            <translation>Ajouter une note signalant la traduction automatique</translation>
        </message>
        <message>
            <source>Use the translation memory</source>
            <translation>Utiliser la mémoire de traduction</translation>
        </message>
        <message>
            <source>Glossaries</source>
            <translation>Glossaires</translation>
        </message>
        <message>
            <source>Make an audiobook</source>
            <translation>Créer un livre audio</translation>
        </message>
        <message>
            <source>Audio format</source>
            <translation>Format audio</translation>
        </message>
        <message>
            <source>One file per chapter</source>
            <translation>Un fichier par chapitre</translation>
        </message>
        <message>
            <source>Small files, for sending by phone</source>
            <translation>Petits fichiers, à envoyer par téléphone</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voix</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Vitesse de la voix</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>What you get</source>
            <translation>Ce que vous obtenez</translation>
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
            <translation>Traduire</translation>
        </message>
        <message>
            <source>Reader</source>
            <translation>Lecteur</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Serveur</translation>
        </message>
        <message>
            <source>Models and voices</source>
            <translation>Modèles et voix</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>The database was damaged and was restored from a backup. Recent history may be missing; your files are all there.</source>
            <translation>La base de données était endommagée et a été restaurée depuis une sauvegarde. L'historique récent peut manquer ; tous vos fichiers sont là.</translation>
        </message>
        <message>
            <source>The database was repaired.</source>
            <translation>La base de données a été réparée.</translation>
        </message>
        <message>
            <source>Jobs were interrupted when the program ended. Nothing is lost: continue them below.</source>
            <translation>Des tâches ont été interrompues à la fermeture du programme. Rien n'est perdu : continuez-les ci-dessous.</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Password of the document</source>
            <translation>Mot de passe du document</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
    </context>
    <context>
        <name>PlayerBar</name>
        <message>
            <source>Previous chapter</source>
            <translation>Chapitre précédent</translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation>Chapitre suivant</translation>
        </message>
        <message>
            <source>Sleep timer</source>
            <translation>Minuterie de sommeil</translation>
        </message>
        <message>
            <source>Previous sentence</source>
            <translation>Phrase précédente</translation>
        </message>
        <message>
            <source>Next sentence</source>
            <translation>Phrase suivante</translation>
        </message>
        <message>
            <source>Repeat this sentence</source>
            <translation>Répéter cette phrase</translation>
        </message>
        <message>
            <source>Slowly</source>
            <translation>Lentement</translation>
        </message>
        <message>
            <source>Place in the recording</source>
            <translation>Position dans l'enregistrement</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>In {} minutes</source>
            <translation>Dans {} minutes</translation>
        </message>
        <message>
            <source>At the end of the chapter</source>
            <translation>À la fin du chapitre</translation>
        </message>
        <message>
            <source>No sleep timer</source>
            <translation>Sans minuterie</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
    </context>
    <context>
        <name>PrivacyCard</name>
        <message>
            <source>Privacy</source>
            <translation>Confidentialité</translation>
        </message>
        <message>
            <source>Your documents, their translations and your corrections are stored on this computer only. The program never connects to the internet by itself: a model is downloaded only when you ask for it, and there are no automatic updates.</source>
            <translation>Vos documents, leurs traductions et vos corrections restent sur cet ordinateur uniquement. Le programme ne se connecte jamais de lui-même à internet : un modèle n'est téléchargé qu'à votre demande, et il n'y a pas de mise à jour automatique.</translation>
        </message>
        <message>
            <source>Delete all my data…</source>
            <translation>Supprimer toutes mes données…</translation>
        </message>
        <message>
            <source>Delete all my data</source>
            <translation>Supprimer toutes mes données</translation>
        </message>
        <message>
            <source>History, results kept by the program, memory, cache and settings</source>
            <translation>Historique, résultats gardés par le programme, mémoire, cache et réglages</translation>
        </message>
        <message>
            <source>Delete all my data?</source>
            <translation>Supprimer toutes mes données ?</translation>
        </message>
        <message>
            <source>Everything that the program has stored is destroyed and can't be brought back. Files in your own folders stay.</source>
            <translation>Tout ce que le programme a enregistré est détruit, sans retour possible. Les fichiers dans vos propres dossiers restent.</translation>
        </message>
        <message>
            <source>Keep everything</source>
            <translation>Tout garder</translation>
        </message>
        <message>
            <source>Delete everything</source>
            <translation>Tout supprimer</translation>
        </message>
    </context>
    <context>
        <name>ReaderPage</name>
        <message>
            <source>Reader</source>
            <translation>Lecteur</translation>
        </message>
        <message>
            <source>Read in both languages while the voice speaks; click a sentence to hear it.</source>
            <translation>Lisez dans les deux langues pendant que la voix parle ; cliquez sur une phrase pour l'entendre.</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapitres</translation>
        </message>
        <message>
            <source>Text of the document</source>
            <translation>Texte du document</translation>
        </message>
    </context>
    <context>
        <name>ReaderToolBar</name>
        <message>
            <source>All documents</source>
            <translation>Tous les documents</translation>
        </message>
        <message>
            <source>Languages shown</source>
            <translation>Langues affichées</translation>
        </message>
        <message>
            <source>Search in both languages</source>
            <translation>Chercher dans les deux langues</translation>
        </message>
        <message>
            <source>Chapter list</source>
            <translation>Liste des chapitres</translation>
        </message>
        <message>
            <source>Smaller type</source>
            <translation>Caractères plus petits</translation>
        </message>
        <message>
            <source>Larger type</source>
            <translation>Caractères plus grands</translation>
        </message>
        <message>
            <source>Wide spacing, easier for dyslexic readers</source>
            <translation>Espacement large, plus facile pour les personnes dyslexiques</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimer</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corriger</translation>
        </message>
        <message>
            <source>Correct the current sentence (F2)</source>
            <translation>Corriger la phrase en cours (F2)</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>Les deux langues</translation>
        </message>
        <message>
            <source>Translation only</source>
            <translation>Traduction seule</translation>
        </message>
        <message>
            <source>Source only</source>
            <translation>Original seul</translation>
        </message>
        <message>
            <source>Rebuilding the results…</source>
            <translation>Reconstruction des résultats…</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>Impression…</translation>
        </message>
    </context>
    <context>
        <name>RequestLog</name>
        <message>
            <source>Latest requests</source>
            <translation>Dernières requêtes</translation>
        </message>
        <message>
            <source>Nobody has asked for anything yet.</source>
            <translation>Personne n'a encore rien demandé.</translation>
        </message>
    </context>
    <context>
        <name>ReviewSheet</name>
        <message>
            <source>Before we start</source>
            <translation>Avant de commencer</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Looking into the files…</source>
            <translation>Examen des fichiers…</translation>
        </message>
        <message numerus="yes">
            <source>without %n file(s) that can't be read</source>
            <translation>
                <numerusform>sans %n fichier illisible</numerusform>
                <numerusform>sans %n fichiers illisibles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>only the first %n file(s) of many</source>
            <translation>
                <numerusform>seulement %n fichier, le premier</numerusform>
                <numerusform>seulement les %n premiers fichiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of other kinds are left out</source>
            <translation>
                <numerusform>%n fichier d’un autre type est laissé de côté</numerusform>
                <numerusform>%n fichiers d’un autre type sont laissés de côté</numerusform>
            </translation>
        </message>
        <message>
            <source>About {time} of work</source>
            <translation>Environ {time} de travail</translation>
        </message>
        <message>
            <source>{time} of audio, about {size}</source>
            <translation>{time} d'audio, environ {size}</translation>
        </message>
    </context>
    <context>
        <name>SegmentView</name>
        <message>
            <source>Have a look: {reasons}</source>
            <translation>À vérifier : {reasons}</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>le programme n'est pas sûr</translation>
        </message>
    </context>
    <context>
        <name>SentencePanel</name>
        <message>
            <source>Your translation of this sentence</source>
            <translation>Votre traduction de cette phrase</translation>
        </message>
        <message>
            <source>Remember it</source>
            <translation>Retenir</translation>
        </message>
        <message>
            <source>From now on this sentence is translated your way</source>
            <translation>Désormais, cette phrase est traduite à votre façon</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Other ways to say it</source>
            <translation>Autres façons de le dire</translation>
        </message>
        <message>
            <source>glossary: {terms}</source>
            <translation>glossaire : {terms}</translation>
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
            <translation>Mettre en marche au démarrage du programme</translation>
        </message>
        <message>
            <source>Reachable from the local network</source>
            <translation>Accessible depuis le réseau local</translation>
        </message>
        <message>
            <source>Anyone on the network who has the token can use it</source>
            <translation>Toute personne du réseau qui a le jeton peut l'utiliser</translation>
        </message>
        <message>
            <source>Careful: the connection is not encrypted. Only use this on a network that you trust.</source>
            <translation>Attention : la connexion n'est pas chiffrée. À utiliser seulement sur un réseau de confiance.</translation>
        </message>
        <message>
            <source>Web pages that may use it</source>
            <translation>Pages web autorisées</translation>
        </message>
        <message>
            <source>Origins with commas between them; none unless you list them</source>
            <translation>Origines séparées par des virgules ; aucune si vous n'en listez pas</translation>
        </message>
        <message>
            <source>“{text}” is no web page's origin. Write it like {example}, nothing after.</source>
            <translation>« {text} » n'est pas l'origine d'une page web. Écrivez-la comme {example}, sans rien après.</translation>
        </message>
    </context>
    <context>
        <name>ServerPage</name>
        <message>
            <source>Server</source>
            <translation>Serveur</translation>
        </message>
        <message>
            <source>Lets other programs on this computer translate and speak through this one.</source>
            <translation>Permet aux autres programmes de cet ordinateur de traduire et de parler grâce à celui-ci.</translation>
        </message>
        <message>
            <source>Server on or off</source>
            <translation>Serveur en marche ou arrêté</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Adresse du serveur</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Copier l'adresse</translation>
        </message>
        <message>
            <source>Open the documentation</source>
            <translation>Ouvrir la documentation</translation>
        </message>
        <message>
            <source>Latest requests</source>
            <translation>Dernières requêtes</translation>
        </message>
        <message>
            <source>The server is on</source>
            <translation>Le serveur est en marche</translation>
        </message>
        <message>
            <source>The server is off</source>
            <translation>Le serveur est arrêté</translation>
        </message>
        <message>
            <source>Use port {port}</source>
            <translation>Utiliser le port {port}</translation>
        </message>
        <message>
            <source>From other computers: {address}</source>
            <translation>Depuis d'autres ordinateurs : {address}</translation>
        </message>
        <message>
            <source>Switch it on when another program needs it.</source>
            <translation>Mettez-le en marche quand un autre programme en a besoin.</translation>
        </message>
        <message>
            <source>Other computers on the network can reach it, with the token.</source>
            <translation>Les autres ordinateurs du réseau peuvent l'atteindre, avec le jeton.</translation>
        </message>
        <message>
            <source>Only this computer can reach it.</source>
            <translation>Seul cet ordinateur peut l'atteindre.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Changes take effect at once. Jobs that wait keep what they were started with.</source>
            <translation>Les changements prennent effet tout de suite. Les tâches en attente gardent leurs réglages de départ.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>À propos</translation>
        </message>
        <message>
            <source>Tour</source>
            <translation>Visite guidée</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Raccourcis</translation>
        </message>
    </context>
    <context>
        <name>Shelf</name>
        <message>
            <source>Documents to read</source>
            <translation>Documents à lire</translation>
        </message>
        <message>
            <source>Nothing to read yet</source>
            <translation>Rien à lire pour l'instant</translation>
        </message>
        <message>
            <source>Translate a document: it appears here when it is done.</source>
            <translation>Traduisez un document : il apparaît ici une fois terminé.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Choose documents</source>
            <translation>Choisir des documents</translation>
        </message>
        <message>
            <source>Take files or text from the clipboard</source>
            <translation>Prendre des fichiers ou du texte du presse-papiers</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Ouvrir les réglages</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>Basculer entre clair et sombre</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Texte plus grand</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Texte plus petit</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>This list of shortcuts</source>
            <translation>Cette liste de raccourcis</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Documents: move a waiting job up</source>
            <translation>Documents : monter une tâche en attente</translation>
        </message>
        <message>
            <source>Documents: move a waiting job down</source>
            <translation>Documents : descendre une tâche en attente</translation>
        </message>
        <message>
            <source>Reader: play or pause</source>
            <translation>Lecteur : lecture ou pause</translation>
        </message>
        <message>
            <source>Reader: next sentence</source>
            <translation>Lecteur : phrase suivante</translation>
        </message>
        <message>
            <source>Reader: previous sentence</source>
            <translation>Lecteur : phrase précédente</translation>
        </message>
        <message>
            <source>Reader: next chapter</source>
            <translation>Lecteur : chapitre suivant</translation>
        </message>
        <message>
            <source>Reader: previous chapter</source>
            <translation>Lecteur : chapitre précédent</translation>
        </message>
        <message>
            <source>Reader: search in both languages</source>
            <translation>Lecteur : chercher dans les deux langues</translation>
        </message>
        <message>
            <source>Reader: correct the sentence</source>
            <translation>Lecteur : corriger la phrase</translation>
        </message>
    </context>
    <context>
        <name>StorageCard</name>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>Limit of the translation memory</source>
            <translation>Limite de la mémoire de traduction</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>Mo</translation>
        </message>
        <message>
            <source>Your corrections are never dropped</source>
            <translation>Vos corrections ne sont jamais effacées</translation>
        </message>
        <message>
            <source>Limit of the sound cache</source>
            <translation>Limite du cache audio</translation>
        </message>
        <message>
            <source>Delete jobs from the history after</source>
            <translation>Supprimer les tâches de l'historique après</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jours</translation>
        </message>
        <message>
            <source>0 keeps them all</source>
            <translation>0 les garde toutes</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Vider…</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Translation memory</source>
            <translation>Mémoire de traduction</translation>
        </message>
        <message>
            <source>Sound cache</source>
            <translation>Cache audio</translation>
        </message>
        <message>
            <source>{size} now</source>
            <translation>{size} actuellement</translation>
        </message>
        <message>
            <source>Clear the translation memory?</source>
            <translation>Vider la mémoire de traduction ?</translation>
        </message>
        <message>
            <source>What the machine has translated is forgotten, and is translated anew when it is needed. Your corrections stay.</source>
            <translation>Ce que la machine a traduit est oublié, puis retraduit au besoin. Vos corrections restent.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Le garder</translation>
        </message>
    </context>
    <context>
        <name>TokenCard</name>
        <message>
            <source>Access token</source>
            <translation>Jeton d'accès</translation>
        </message>
        <message>
            <source>Programs must send it with every request. Treat it like a password.</source>
            <translation>Les programmes doivent l'envoyer avec chaque requête. Traitez-le comme un mot de passe.</translation>
        </message>
        <message>
            <source>Show the token</source>
            <translation>Afficher le jeton</translation>
        </message>
        <message>
            <source>Copy the token</source>
            <translation>Copier le jeton</translation>
        </message>
        <message>
            <source>Renew…</source>
            <translation>Renouveler…</translation>
        </message>
        <message>
            <source>Copy a curl example</source>
            <translation>Copier un exemple curl</translation>
        </message>
        <message>
            <source>Copy a Python example</source>
            <translation>Copier un exemple Python</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copié.</translation>
        </message>
        <message>
            <source>Renew the token?</source>
            <translation>Renouveler le jeton ?</translation>
        </message>
        <message>
            <source>Programs that use the old one are turned away until you give them the new one.</source>
            <translation>Les programmes qui utilisent l'ancien seront refusés jusqu'à ce que vous leur donniez le nouveau.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Le garder</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>Renouveler</translation>
        </message>
        <message>
            <source>The token is new. The old one no longer works.</source>
            <translation>Le jeton est nouveau. L'ancien ne fonctionne plus.</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Drop a document</source>
            <translation>Déposez un document</translation>
        </message>
        <message>
            <source>A PDF, a Word file, an e-book, in English or French. The program reads it and translates it into Kreyòl, page by page, with its look kept.</source>
            <translation>Un PDF, un fichier Word, un livre numérique, en anglais ou en français. Le programme le lit et le traduit en créole, page par page, en gardant son aspect.</translation>
        </message>
        <message>
            <source>Read and listen</source>
            <translation>Lire et écouter</translation>
        </message>
        <message>
            <source>The voice speaks and every sentence lights up. Click a sentence to hear it, correct it, and it is remembered.</source>
            <translation>La voix parle et chaque phrase s'illumine. Cliquez sur une phrase pour l'entendre, corrigez-la : elle est retenue.</translation>
        </message>
        <message>
            <source>Nothing leaves this computer</source>
            <translation>Rien ne quitte cet ordinateur</translation>
        </message>
        <message>
            <source>No internet, no account. Your documents stay yours. If the power goes out, the work continues where it stopped.</source>
            <translation>Pas d'internet, pas de compte. Vos documents restent à vous. Si le courant est coupé, le travail reprend où il s'était arrêté.</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Bienvenue</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Passer</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Commencer</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
    </context>
    <context>
        <name>TranslatePage</name>
        <message>
            <source>Translate</source>
            <translation>Traduire</translation>
        </message>
        <message>
            <source>Type or paste a text: the translation follows as you write.</source>
            <translation>Saisissez ou collez un texte : la traduction suit au fil de la frappe.</translation>
        </message>
        <message>
            <source>Translating…</source>
            <translation>Traduction…</translation>
        </message>
        <message>
            <source>Write here…</source>
            <translation>Écrivez ici…</translation>
        </message>
        <message>
            <source>Text to translate</source>
            <translation>Texte à traduire</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Traduction</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Coller</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corriger</translation>
        </message>
        <message>
            <source>Correct a sentence; the program remembers it</source>
            <translation>Corrigez une phrase ; le programme s'en souvient</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n caractère</numerusform>
                <numerusform>%n caractères</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) need a look: they are underlined.</source>
            <translation>
                <numerusform>%n phrase est à vérifier : elle est soulignée.</numerusform>
                <numerusform>%n phrases sont à vérifier : elles sont soulignées.</numerusform>
            </translation>
        </message>
        <message>
            <source>Click a sentence to see other ways to say it, or to correct it.</source>
            <translation>Cliquez sur une phrase pour voir d'autres façons de la dire, ou pour la corriger.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Open Kreyòl Desktop</source>
            <translation>Ouvrir Kreyòl Desktop</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Your document is ready</source>
            <translation>Votre document est prêt</translation>
        </message>
        <message>
            <source>A job failed</source>
            <translation>Une tâche a échoué</translation>
        </message>
    </context>
    <context>
        <name>UpdatesCard</name>
        <message>
            <source>Updates</source>
            <translation>Mises à jour</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>New versions are installed by you, over this one; your data stays</source>
            <translation>Vous installez les nouvelles versions par-dessus celle-ci ; vos données restent</translation>
        </message>
        <message>
            <source>Address to look at</source>
            <translation>Adresse à consulter</translation>
        </message>
        <message>
            <source>Who gave you the program knows it; nothing is sent but the request</source>
            <translation>Qui vous a donné le programme la connaît ; rien n’est envoyé que la demande</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Chercher maintenant</translation>
        </message>
        <message>
            <source>Open its page</source>
            <translation>Ouvrir sa page</translation>
        </message>
        <message>
            <source>Look for a new version</source>
            <translation>Chercher une nouvelle version</translation>
        </message>
        <message>
            <source>Only now, and only because you ask: the program never does by itself</source>
            <translation>Maintenant seulement, parce que vous le demandez : le programme ne le fait jamais de lui-même</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>There is a new version: {version}</source>
            <translation>Il y a une nouvelle version : {version}</translation>
        </message>
        <message>
            <source>You have the newest version.</source>
            <translation>Vous avez la version la plus récente.</translation>
        </message>
        <message>
            <source>Nobody answers at this address. Is the computer connected to the internet? The program works without it.</source>
            <translation>Personne ne répond à cette adresse. L’ordinateur est-il connecté à internet ? Le programme fonctionne sans.</translation>
        </message>
        <message>
            <source>Type the address first: it begins with https://</source>
            <translation>Tapez d’abord l’adresse : elle commence par https://</translation>
        </message>
        <message>
            <source>What lies at this address names no version.</source>
            <translation>Ce qui se trouve à cette adresse ne nomme aucune version.</translation>
        </message>
    </context>
    <context>
        <name>VoiceCard</name>
        <message>
            <source>Voice</source>
            <translation>Voix</translation>
        </message>
        <message>
            <source>The best one installed</source>
            <translation>La meilleure installée</translation>
        </message>
        <message>
            <source>Speed of speech</source>
            <translation>Vitesse de la voix</translation>
        </message>
        <message>
            <source>Pause after a sentence</source>
            <translation>Pause après une phrase</translation>
        </message>
        <message>
            <source>Pause after a paragraph</source>
            <translation>Pause après un paragraphe</translation>
        </message>
        <message>
            <source>Pause after a heading</source>
            <translation>Pause après un titre</translation>
        </message>
        <message>
            <source>Pause after a chapter</source>
            <translation>Pause après un chapitre</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>English</source>
            <translation>Anglais</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Espagnol</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Créole haïtien</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>Une autre langue</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>En pause</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Interrompu</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>Reading the document</source>
            <translation>Lecture du document</translation>
        </message>
        <message>
            <source>Finding the sentences</source>
            <translation>Repérage des phrases</translation>
        </message>
        <message>
            <source>Translating</source>
            <translation>Traduction</translation>
        </message>
        <message>
            <source>Writing the documents</source>
            <translation>Écriture des documents</translation>
        </message>
        <message>
            <source>Speaking</source>
            <translation>Lecture à voix haute</translation>
        </message>
        <message>
            <source>Making the audio file</source>
            <translation>Création du fichier audio</translation>
        </message>
        <message>
            <source>Saving the results</source>
            <translation>Enregistrement des résultats</translation>
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
            <translation>PDF, même mise en page</translation>
        </message>
        <message>
            <source>PDF, clean layout</source>
            <translation>PDF, mise en page simple</translation>
        </message>
        <message>
            <source>PDF, large print</source>
            <translation>PDF, gros caractères</translation>
        </message>
        <message>
            <source>PDF, two languages</source>
            <translation>PDF, deux langues</translation>
        </message>
        <message>
            <source>PDF, two languages in turn</source>
            <translation>PDF, langues alternées</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word, two languages</source>
            <translation>Word, deux langues</translation>
        </message>
        <message>
            <source>E-book (EPUB)</source>
            <translation>Livre numérique (EPUB)</translation>
        </message>
        <message>
            <source>E-book, two languages</source>
            <translation>EPUB, deux langues</translation>
        </message>
        <message>
            <source>Web page with sound</source>
            <translation>Page web sonore</translation>
        </message>
        <message>
            <source>Web page, two languages</source>
            <translation>Page web, deux langues</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Texte brut</translation>
        </message>
        <message>
            <source>Subtitles (SRT)</source>
            <translation>Sous-titres (SRT)</translation>
        </message>
        <message>
            <source>Subtitles (VTT)</source>
            <translation>Sous-titres (VTT)</translation>
        </message>
        <message>
            <source>Timed lines (LRC)</source>
            <translation>Lignes minutées (LRC)</translation>
        </message>
        <message>
            <source>Reading data</source>
            <translation>Données de lecture</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>MP3, plays everywhere</source>
            <translation>MP3, lu partout</translation>
        </message>
        <message>
            <source>M4B, audiobook with chapters</source>
            <translation>M4B, livre audio avec chapitres</translation>
        </message>
        <message>
            <source>Opus, smallest</source>
            <translation>Opus, le plus petit</translation>
        </message>
        <message>
            <source>FLAC, lossless</source>
            <translation>FLAC, sans perte</translation>
        </message>
        <message>
            <source>WAV, uncompressed</source>
            <translation>WAV, non compressé</translation>
        </message>
        <message>
            <source>words repeat</source>
            <translation>des mots se répètent</translation>
        </message>
        <message>
            <source>nothing came out</source>
            <translation>rien n'est sorti</translation>
        </message>
        <message>
            <source>far too long</source>
            <translation>beaucoup trop long</translation>
        </message>
        <message>
            <source>not translated</source>
            <translation>non traduit</translation>
        </message>
        <message>
            <source>numbers differ</source>
            <translation>les nombres diffèrent</translation>
        </message>
        <message>
            <source>a “not” may be lost</source>
            <translation>une négation est peut-être perdue</translation>
        </message>
        <message>
            <source>a name may be lost</source>
            <translation>un nom est peut-être perdu</translation>
        </message>
        <message>
            <source>a word may be missing</source>
            <translation>un mot manque peut-être</translation>
        </message>
        <message>
            <source>a placeholder may be lost</source>
            <translation>un champ est peut-être perdu</translation>
        </message>
        <message>
            <source>unknown language</source>
            <translation>langue inconnue</translation>
        </message>
        <message>
            <source>the program is unsure</source>
            <translation>le programme n'est pas sûr</translation>
        </message>
        <message>
            <source>took too long</source>
            <translation>trop long à traduire</translation>
        </message>
        <message>
            <source>a glossary term is missing</source>
            <translation>un terme du glossaire manque</translation>
        </message>
        <message>
            <source>translated by the model</source>
            <translation>traduit par le modèle</translation>
        </message>
        <message>
            <source>from the memory</source>
            <translation>tiré de la mémoire</translation>
        </message>
        <message>
            <source>corrected by you</source>
            <translation>corrigé par vous</translation>
        </message>
        <message>
            <source>left as it is</source>
            <translation>laissé tel quel</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Santé</translation>
        </message>
        <message>
            <source>School</source>
            <translation>École</translation>
        </message>
        <message>
            <source>Law and immigration</source>
            <translation>Droit et immigration</translation>
        </message>
        <message>
            <source>Agriculture</source>
            <translation>Agriculture</translation>
        </message>
        <message>
            <source>Disasters</source>
            <translation>Catastrophes</translation>
        </message>
        <message>
            <source>Kreyòl voice</source>
            <translation>Voix créole</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>Titres</translation>
        </message>
        <message>
            <source>Headings</source>
            <translation>Intertitres</translation>
        </message>
        <message>
            <source>Paragraphs</source>
            <translation>Paragraphes</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Listes</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tableaux</translation>
        </message>
        <message>
            <source>Captions</source>
            <translation>Légendes</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Quotations</source>
            <translation>Citations</translation>
        </message>
        <message>
            <source>Program code</source>
            <translation>Code informatique</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Sous-titres</translation>
        </message>
        <message>
            <source>Form fields</source>
            <translation>Champs de formulaire</translation>
        </message>
        <message>
            <source>Running heads</source>
            <translation>En-têtes de page</translation>
        </message>
        <message>
            <source>Running feet</source>
            <translation>Pieds de page</translation>
        </message>
        <message>
            <source>Page numbers</source>
            <translation>Numéros de page</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Images</translation>
        </message>
    </context>
    <context>
        <name>WorkCard</name>
        <message>
            <source>Work</source>
            <translation>Travail</translation>
        </message>
        <message>
            <source>Continue unfinished jobs at the start</source>
            <translation>Continuer les tâches inachevées au démarrage</translation>
        </message>
        <message>
            <source>Keep the computer awake while a job runs</source>
            <translation>Empêcher la mise en veille pendant une tâche</translation>
        </message>
        <message>
            <source>Warn when a job runs on the battery</source>
            <translation>Avertir quand une tâche tourne sur batterie</translation>
        </message>
        <message>
            <source>Processor cores to use</source>
            <translation>Cœurs du processeur à utiliser</translation>
        </message>
        <message>
            <source>0 means all of them</source>
            <translation>0 signifie tous</translation>
        </message>
    </context>
</TS>
