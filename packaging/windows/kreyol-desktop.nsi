; Installer of Kreyòl Desktop for Windows 10 and newer. Per user by default, no administrator needed.
; makensis -DVERSION=... -DPROGRAM=<frozen folder> -DSETUP=<file> -DLICENCE=<file> -DICON=<file> kreyol-desktop.nsi
Unicode true
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "Kreyol Desktop"
!define ID "KreyolDesktop"
!define PROGID "KreyolDesktop.Document"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
OutFile "${SETUP}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "LegalCopyright" "AGPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\kreyol-desktop.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

LangString KeepData ${LANG_ENGLISH} "Delete your documents, history and settings too?"
LangString KeepData ${LANG_FRENCH} "Effacer aussi vos documents, votre historique et vos réglages ?"
LangString DataStay ${LANG_ENGLISH} "Your documents, history and settings stay in"
LangString DataStay ${LANG_FRENCH} "Vos documents, votre historique et vos réglages restent dans"
LangString NeedRuntime ${LANG_ENGLISH} "The Microsoft Visual C++ runtime is missing and will be installed."
LangString NeedRuntime ${LANG_FRENCH} "Le composant Microsoft Visual C++ manque et va être installé."

!macro OpenWith EXTENSION
  WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
!macroend

!macro NoOpenWith EXTENSION
  DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
!macroend

Section "Program"
  ; The old program goes first, the user's data lie elsewhere and stay.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*"

  ; The frozen folder carries the runtime's libraries; the installer is only run where it lies beside.
  IfFileExists "$INSTDIR\vc_redist.x64.exe" 0 +3
    DetailPrint "$(NeedRuntime)"
    ExecWait '"$INSTDIR\vc_redist.x64.exe" /install /quiet /norestart'

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\kreyol-desktop.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"

  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\kreyol-desktop.exe" "%1"'
  !insertmacro OpenWith ".pdf"
  !insertmacro OpenWith ".docx"
  !insertmacro OpenWith ".odt"
  !insertmacro OpenWith ".epub"
  !insertmacro OpenWith ".html"
  !insertmacro OpenWith ".md"
  !insertmacro OpenWith ".rtf"
  !insertmacro OpenWith ".txt"
  !insertmacro OpenWith ".srt"
  !insertmacro OpenWith ".vtt"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kreyol-desktop.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro NoOpenWith ".pdf"
  !insertmacro NoOpenWith ".docx"
  !insertmacro NoOpenWith ".odt"
  !insertmacro NoOpenWith ".epub"
  !insertmacro NoOpenWith ".html"
  !insertmacro NoOpenWith ".md"
  !insertmacro NoOpenWith ".rtf"
  !insertmacro NoOpenWith ".txt"
  !insertmacro NoOpenWith ".srt"
  !insertmacro NoOpenWith ".vtt"
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
  RMDir "$SMPROGRAMS\${NAME}"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\kreyol-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; Silent removal keeps the data; a person is asked, and No is the default.
  MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(KeepData)" /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\kreyol-desktop"
    Goto done
  keep:
    SetDetailsView show
    DetailPrint "$(DataStay) $LOCALAPPDATA\kreyol-desktop"
  done:
SectionEnd
