@echo off
rem Deploy the server with Docker on Windows: check, build, start, wait for health, roll back when it fails.
setlocal enabledelayedexpansion
set HERE=%~dp0
set COMPOSE=docker compose -f "%HERE%docker-compose.yml"
if "%KREYOL_PORT%"=="" set KREYOL_PORT=8765
if "%KREYOL_HEALTH_TIMEOUT%"=="" set KREYOL_HEALTH_TIMEOUT=90

echo 1/5 Checking this machine
where docker >nul 2>&1 || (echo Error: Docker is not installed. & exit /b 1)
docker info >nul 2>&1 || (echo Error: Docker does not run, or you may not use it. & exit /b 1)
docker compose version >nul 2>&1 || (echo Error: The Docker Compose plugin is missing. & exit /b 1)

echo 2/5 Building the image
set PREVIOUS=
for /f %%i in ('docker image inspect -f "{{.Id}}" kreyol-desktop:latest 2^>nul') do set PREVIOUS=%%i
if not "%PREVIOUS%"=="" docker tag %PREVIOUS% kreyol-desktop:previous
%COMPOSE% build || exit /b 1

echo 3/5 Stopping the old server and starting the new one
%COMPOSE% up -d --remove-orphans || exit /b 1

echo 4/5 Waiting for the server to be healthy (at most %KREYOL_HEALTH_TIMEOUT% s)
set WAITED=0
:wait
for /f %%i in ('%COMPOSE% ps -q api') do set ID=%%i
set STATE=
for /f %%i in ('docker inspect -f "{{.State.Health.Status}}" %ID% 2^>nul') do set STATE=%%i
if "%STATE%"=="healthy" goto healthy
if %WAITED% geq %KREYOL_HEALTH_TIMEOUT% goto unhealthy
timeout /t 2 /nobreak >nul
set /a WAITED+=2
goto wait

:unhealthy
%COMPOSE% logs --tail 50 api
if not "%PREVIOUS%"=="" (
    echo The new server is not healthy: going back to the old one.
    docker tag kreyol-desktop:previous kreyol-desktop:latest
    %COMPOSE% up -d --no-build
)
echo Error: The new server did not become healthy.
exit /b 1

:healthy
echo 5/5 Running
echo   Server:        http://127.0.0.1:%KREYOL_PORT%/
echo   Documentation: http://127.0.0.1:%KREYOL_PORT%/docs
