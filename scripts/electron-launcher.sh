#!/bin/sh
# Starts Electron as an unprivileged user when we are root: Chromium's sandbox refuses to work for root.
# Expects HOKS_ELECTRON (the executable), HOKS_SANDBOX_UID and HOKS_SANDBOX_HOME (a folder of that user).
# --no-sandbox, which test tools add for root, is dropped: with the other user there is no need for it.
for argument do
  shift
  [ "$argument" = --no-sandbox ] || set -- "$@" "$argument"
done
export HOME="$HOKS_SANDBOX_HOME" USER=nobody LOGNAME=nobody
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
cd "$HOKS_SANDBOX_HOME" || exit 1
exec setpriv --reuid="$HOKS_SANDBOX_UID" --regid="$HOKS_SANDBOX_UID" --clear-groups "$HOKS_ELECTRON" "$@"
