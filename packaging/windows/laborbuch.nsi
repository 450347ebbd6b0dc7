; The installer for single PCs. Silent: laborbuch-setup.exe /S [/allusers | /currentuser] [/D=C:\Folder]
; Defined by packaging/nsis.py: VERSION, NUMBERS, STAGE, TARGET, ICON, and FILES and REMOVE with the list of files.
; MultiUser.nsh would ignore /D=, so the choice between machine and user is made here.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
Name "Laborbuch"
OutFile "${TARGET}"
Icon "${ICON}"
UninstallIcon "${ICON}"
RequestExecutionLevel highest
ManifestDPIAware true
BrandingText "Laborbuch ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1031 "ProductName" "Laborbuch"
VIAddVersionKey /LANG=1031 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1031 "FileVersion" "${NUMBERS}"
VIAddVersionKey /LANG=1031 "FileDescription" "Installation von Laborbuch"
VIAddVersionKey /LANG=1031 "LegalCopyright" "EUPL-1.2"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "nsDialogs.nsh"

!define KEY "Software\Laborbuch"
!define ARP "Software\Microsoft\Windows\CurrentVersion\Uninstall\Laborbuch"
!define CLASSES "Software\Classes"

Var ForAll     ; 1: for all users, 0: for the one who installs
Var CanForAll  ; 1: this user may install for all
Var Choice
Var Given      ; the folder given by /D=, or ""

Page custom ChooseScope TakeScope
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "German"

!macro FindRights
  StrCpy $CanForAll 0
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    StrCpy $CanForAll 1
  ${EndIf}
!macroend

; Registry and start menu follow the scope: HKLM or HKCU.
!macro ApplyScope
  SetRegView 64
  ${If} $ForAll = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

Function .onInit
  StrCpy $Given $INSTDIR
  !insertmacro FindRights
  StrCpy $ForAll $CanForAll
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/currentuser" $2
  ${IfNot} ${Errors}
    StrCpy $ForAll 0
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/allusers" $2
  ${IfNot} ${Errors}
    ${If} $CanForAll = 0
      SetErrorLevel 5 ; access denied, as Windows counts
      Abort
    ${EndIf}
    StrCpy $ForAll 1
  ${EndIf}
  Call SetFolder
FunctionEnd

; The folder: the given one, else the one of the version installed before, else the usual one.
Function SetFolder
  !insertmacro ApplyScope
  ${If} $Given != ""
    StrCpy $INSTDIR $Given
  ${Else}
    ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallDir"
    ${If} $INSTDIR == ""
      ${If} $ForAll = 1
        StrCpy $INSTDIR "$PROGRAMFILES64\Laborbuch"
      ${Else}
        StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Laborbuch"
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ChooseScope
  ${If} $CanForAll = 0
    Abort ; nothing to choose
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Für wen?" "Laborbuch für alle an diesem Computer oder nur für Sie installieren."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "Für &alle an diesem Computer"
  Pop $Choice
  ${NSD_CreateRadioButton} 0 28u 100% 12u "Nur für &mich"
  Pop $0
  ${If} $ForAll = 1
    ${NSD_Check} $Choice
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function TakeScope
  ${NSD_GetState} $Choice $ForAll
  Call SetFolder
FunctionEnd

Section "Laborbuch"
  !insertmacro ApplyScope
  ; The version that is there goes first, so that no file of it stays. It waits for the end: _?=
  ReadRegStr $1 SHCTX "${KEY}" "InstallDir"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    ReadRegStr $2 SHCTX "${ARP}" "QuietUninstallString"
    ExecWait '$2 _?=$1' $3
    ${If} $3 <> 0
      SetErrorLevel 2
      Abort "Die installierte Fassung ließ sich nicht entfernen. Schließen Sie Laborbuch, und versuchen Sie es noch einmal."
    ${EndIf}
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${CLASSES}\.laborbuch" "" "Laborbuch"
  WriteRegStr SHCTX "${CLASSES}\Laborbuch" "" "Laborbuch"
  WriteRegStr SHCTX "${CLASSES}\Laborbuch\DefaultIcon" "" "$INSTDIR\laborbuch.exe,0"
  WriteRegStr SHCTX "${CLASSES}\Laborbuch\shell\open\command" "" '"$INSTDIR\laborbuch.exe" --open "%1"'
  CreateShortcut "$SMPROGRAMS\Laborbuch.lnk" "$INSTDIR\laborbuch.exe"
  StrCpy $2 "/currentuser"
  ${If} $ForAll = 1
    StrCpy $2 "/allusers"
  ${EndIf}
  WriteRegStr SHCTX "${ARP}" "DisplayName" "Laborbuch"
  WriteRegStr SHCTX "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ARP}" "Publisher" "Laborbuch"
  WriteRegStr SHCTX "${ARP}" "DisplayIcon" "$INSTDIR\laborbuch.exe,0"
  WriteRegStr SHCTX "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ARP}" "UninstallString" '"$INSTDIR\uninstall.exe" $2'
  WriteRegStr SHCTX "${ARP}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S $2'
  WriteRegDWORD SHCTX "${ARP}" "NoModify" 1
  WriteRegDWORD SHCTX "${ARP}" "NoRepair" 1
  WriteRegDWORD SHCTX "${ARP}" "EstimatedSize" ${KILOBYTES}
SectionEnd

Function un.onInit
  !insertmacro FindRights
  StrCpy $ForAll $CanForAll
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/currentuser" $2
  ${IfNot} ${Errors}
    StrCpy $ForAll 0
  ${EndIf}
  !insertmacro ApplyScope
FunctionEnd

; Removes exactly what was installed: what else somebody put there stays, and no folder is emptied by a pattern.
Section "Uninstall"
  !insertmacro ApplyScope
  ClearErrors
  Delete "$INSTDIR\laborbuch.exe"
  ${If} ${Errors}
    SetErrorLevel 2 ; it is running
    Abort "Laborbuch ist noch geöffnet. Schließen Sie es, und versuchen Sie es noch einmal."
  ${EndIf}
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Laborbuch.lnk"
  DeleteRegKey SHCTX "${ARP}"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "${CLASSES}\Laborbuch"
  ReadRegStr $1 SHCTX "${CLASSES}\.laborbuch" ""
  ${If} $1 == "Laborbuch"
    DeleteRegKey SHCTX "${CLASSES}\.laborbuch"
  ${EndIf}
SectionEnd
