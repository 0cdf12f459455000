@echo off
rem Diurnal from a checkout on Windows: builds once if nothing is built, runs.
rem After changing sources: mvnw.cmd -q -Dmaven.test.skip=true package -pl cli -am
setlocal
set "ROOT=%~dp0"
if not defined JAVA_HOME (
  echo error: JAVA_HOME is not set 1>&2
  echo   cure: install a JDK 25 and set JAVA_HOME to its folder 1>&2
  exit /b 1
)
if not exist "%ROOT%cli\target\lib" (
  echo diurnal: building for the first time 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -q -B -ntp -Dmaven.test.skip=true package -pl cli -am 1>&2
  if errorlevel 1 (
    popd
    exit /b 1
  )
  popd
)
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC %DIURNAL_JAVA_OPTS% -cp "%ROOT%cli\target\*;%ROOT%cli\target\lib\*" org.diurnal.cli.Main %*
exit /b %ERRORLEVEL%
