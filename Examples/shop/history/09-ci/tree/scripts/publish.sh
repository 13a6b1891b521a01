#!/bin/sh
set -eu
: "${GITHUB_TOKEN:?set it in the workflow}"
git push "https://x-access-token:${GITHUB_TOKEN}@github.com/shop/deployments.git" HEAD:production
