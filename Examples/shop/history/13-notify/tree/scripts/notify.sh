#!/bin/sh
set -eu
curl --fail --silent --data "{\"text\": \"deployed $1\"}" \
    @{ops-webhook}
