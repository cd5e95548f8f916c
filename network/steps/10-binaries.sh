#!/usr/bin/env bash
# Fabric's programs: found or built; prints their folder
#
# FABRIC_BIN, else PATH, else ~/.cache/gridmarket/fabric-*; see lib/binaries.sh. Needs no instance, so it can be run alone.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

fabric_binaries
