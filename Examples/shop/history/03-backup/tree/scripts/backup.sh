#!/bin/sh
# Runs on the database host, from root's crontab.
set -eu
export AWS_ACCESS_KEY_ID=@{bucket-key:id}
export AWS_SECRET_ACCESS_KEY=@{bucket-key}
pg_dump --format=custom shop | aws s3 cp - "s3://shop-backups/shop-$(date +%F).dump"
