@echo off
rem Starts Nadir: without words the workbench, with words the command line (nadir --help).
setlocal
set "NADIR_HOME=%~dp0.."
set "NADIR_JAVA=java"
if not "%JAVA_HOME%"=="" set "NADIR_JAVA=%JAVA_HOME%\bin\java"
if "%OMP_WAIT_POLICY%"=="" set "OMP_WAIT_POLICY=PASSIVE"
"%NADIR_JAVA%" -XX:SharedArchiveFile="%NADIR_HOME%\lib\nadir.jsa" -Xshare:auto -Xlog:cds=off -Dnadir.home="%NADIR_HOME%" %NADIR_JAVA_OPTIONS% -cp "%NADIR_HOME%\lib\nadir-app.jar" org.nadir.app.Main %*
exit /b %ERRORLEVEL%
