extension TokenRule {
    /// Where packages and images live.
    static let registries: [TokenRule] = [
        TokenRule("npm-token", "registry.npmjs.org", ["npm_<A36>"],
            finds: [
                ["_authToken=np", "m_", "V5gF8aQiz2TATrN4VB5APoDohbE552ZHvi8A"],
                ["np", "m_", "KwelCuSXedQVqX8cLEo616B6I8A2fV2wUdnd"],
            ],
            passesOver: [["npm", "_config_cache"], ["np", "m_Kwel"], ["np", "m_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("npm-token", "registry.npmjs.org", ["_authToken={<uuid>}", "_authToken=\"{<uuid>}"],
            finds: [["_auth", "Token=", "af43234f-7e66-f7f2-d688-94e77a721c29"]],
            passesOver: [["_auth", "Token=af43"], ["_auth", "Token=00000000-0000-0000-0000-000000000000"]]),
        TokenRule(
            "npm-token", "registry.npmjs.org",
            beside: ["npm_token", "npm_auth", "npm-token", "npmtoken", "npm_access"], ["<uuid>"],
            finds: [["NPM_T", "OKEN", " = \"", "b3ddd78b-17db-477f", "-54b8-be71ecd402a9\""]],
            passesOver: [
                ["NPM_T", "OKEN", " = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "b3ddd78b-17db-477f", "-54b8-be71ecd402a9\""],
            ]),
        TokenRule("nexus-token", nil, ["NpmToken.<uuid>", "NuGetToken.<uuid>"],
            finds: [["NpmT", "oken.", "2b541ca0-2a3f-c4a0-eedf-5a8b6d0ee280"]],
            passesOver: [["NpmT", "oken.2b54"], ["NpmT", "oken.00000000-0000-0000-0000-000000000000"]]),
        TokenRule("pypi-token", "upload.pypi.org", ["pypi-AgEIcHlwaS5vcmc<w50-1000>"], .structured,
            finds: [["pypi-AgEIc", "HlwaS5vcmc", "gnpy4YJKILLYDUXlW_gBsClU6ryYCfYL72H8OFZ1qR12evXLFc"]],
            passesOver: [
                ["py", "pi-AgEshort"],
                ["pypi-AgEIc", "HlwaS5vcmcgnpy"],
                ["pypi-AgEIc", "HlwaS5vcmcxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("pypi-token", "test.pypi.org", ["pypi-AgENdGVzdC5weXBpLm9yZ<w50-1000>"], .structured,
            finds: [["pypi-AgENdGVz", "dC5weXBpLm9yZ", "vMXYEfPpRXlBsb3G1KXR7o6us1qr9Gh1TeIRlU1IaghmgCPU0s"]],
            passesOver: [
                ["pypi-AgENdGVz", "dC5weXBpLm9yZvMXY"],
                ["pypi-AgENdGVz", "dC5weXBpLm9yZxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("rubygems-token", "rubygems.org", ["rubygems_<h48>"],
            finds: [["ruby", "gems_", "99364b85565539ef516cb179fd57f46f1a1331d6714f6327"]],
            passesOver: [["ruby", "gems_9936"], ["ruby", "gems_000000000000000000000000000000000000000000000000"]]),
        TokenRule("rubygems-token", "rubygems.org", beside: ["rubygems", "gem_host"], ["<h48>", "<h32>"],
            finds: [["rubyg", "ems", "_to", "ken = \"", "ab6e8bd192a59edf1b214ede", "5acde3c507a1d980ae5bf623\""]],
            passesOver: [
                ["rubyg", "ems", "_to", "ken = \"", "000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "ab6e8bd192a59edf1b214ede", "5acde3c507a1d980ae5bf623\""],
            ]),
        TokenRule("crates-token", "crates.io", ["cio<A32>"],
            finds: [["c", "io", "JW4JDVNQcmnuERWvYn618xjzGM33q9S7"]],
            passesOver: [["ci", "osomethingelse"], ["c", "ioJW4J"], ["c", "ioxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("dockerhub-token", "hub.docker.com", ["dckr_pat_<w27>", "dckr_oat_<w32>"],
            finds: [["dckr", "_pat_", "lzfi9lWdIatahI-Y8Gp2Kbpu8TT"]],
            passesOver: [["dckr", "_pat_lzfi"], ["dckr", "_pat_xxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "dockerhub-token", "hub.docker.com",
            beside: ["dockerhub", "docker_hub", "docker_token", "docker_password", "docker_pat"], ["<uuid>"],
            finds: [["docke", "rhub", "_se", "cret = \"", "65e70535-1e2f-15ca", "-6c03-357173c7d2cc\""]],
            passesOver: [
                ["docke", "rhub", "_se", "cret = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "65e70535-1e2f-15ca", "-6c03-357173c7d2cc\""],
            ]),
        TokenRule("docker-swarm-join-token", nil, ["SWMTKN-1-<l50>-<l25>"], .structured,
            finds: [
                ["SWMT", "KN-1-", "x6li3wjqlxknqajbu4stlpmodb7jvjhxz4ez2t192j3gn87bed-xixu9f5rytm10a4awvu", "ps6qad"],
            ],
            passesOver: [
                ["SWMT", "KN-1-x6li"],
                ["SWMT", "KN-1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("nuget-key", "nuget.org", ["oy2<l43>"],
            finds: [["o", "y2", "65vxik50q62ofjt4hvzglfirnt9jqg8br02sli4a739"]],
            passesOver: [["o", "y265vx"], ["o", "y2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("clojars-token", "clojars.org", ["CLOJARS_<h60>"],
            finds: [["CLOJ", "ARS_", "fa8d5d711e338a6099cace1d38f1cca76c380d195e7fc8d3186a0ccdec80"]],
            passesOver: [
                ["CLOJ", "ARS_fa8d"],
                ["CLOJ", "ARS_000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule(
            "packagist-token", "packagist.com",
            ["packagist_(uut|uit|ort|out|aat|act|rut|usk|ack|acs)_<h68>",
                "packagist_(uut|uit|ort|out|aat|act|rut|usk|ack|acs)_<h40-80>"],
            finds: [["packa", "gist_", "uut_87ba079059af454d90ca04b6c5a4628fc011b2229f6956164ab337b69164cbd4c6", "c1"]],
            passesOver: [
                ["packa", "gist_uut_"],
                ["packa", "gist_uut_0000000000000000000000000000000000000000000000000000000000000", "0000000"],
            ]),
        TokenRule("packagist-token", "packagist.org", beside: ["packagist"], ["<w20>"],
            finds: [["packa", "gist", "_to", "ken = \"", "p0PUvi7cqL", "LELbrDGY1B\""]],
            passesOver: [
                ["packa", "gist", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "p0PUvi7cqL", "LELbrDGY1B\""],
            ]),
        TokenRule("artifactory-key", nil, ["AKCp<A69>", "AKCp<A60-80>"],
            finds: [["AK", "Cp", "LadSXRwqIHbpkB3fPnsph3lUNdzduHuqD6Q9VS5n3KXK5LxqyCCqftBvijpDHINhqjYLS"]],
            passesOver: [
                ["AK", "CpLadS"],
                ["AK", "Cpxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x"],
            ]),
        TokenRule("artifactory-reference-token", nil, ["cmVmdGtuOj<b54>", "cmVmdGtuO<b50-70>"], .structured,
            finds: [["cmVmd", "GtuOj", "7epz8sKXMHNFYMinEy66NQqJoQ8a6XmpYhBmcjZI/BdZYxOKvUZC8Q"]],
            passesOver: [
                ["cmVmd", "GtuOj7epz"],
                ["cmVmd", "GtuOjxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("artifactory-key", nil, beside: ["artifactory", "jfrog"], ["<A73>", "<A64>", "<h64>"],
            finds: [
                [
                    "artifa", "ctory", "_to", "ken: \"", "dKco4TTgzs4AItaO0sZLueX3LwKtRgB1qXSn",
                    "VvOQo4lTHyhYIr2OIngEK5GRkQJQF7cqkMPPZ\""
                ],
            ],
            passesOver: [
                [
                    "artifa", "ctory", "_to", "ken: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxx\""
                ],
                ["other_commit: \"", "dKco4TTgzs4AItaO0sZLueX3LwKtRgB1qXSn", "VvOQo4lTHyhYIr2OIngEK5GRkQJQF7cqkMPPZ\""],
            ]),
        TokenRule("hex-token", "hex.pm", beside: ["hex_api", "hexpm", "hex_key", "hex_pm"], ["<h32>"],
            finds: [["HEX_", "API", "_TO", "KEN = \"", "e4785540e92c87f9", "1c393a36b3672007\""]],
            passesOver: [
                ["HEX_", "API", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "e4785540e92c87f9", "1c393a36b3672007\""],
            ]),
        TokenRule("cloudsmith-key", "api.cloudsmith.io", beside: ["cloudsmith"], ["<h40>"],
            finds: [["clouds", "mith", "_ke", "y: \"", "85c958bc48551e727405", "bfe7185bfa105dbe59b8\""]],
            passesOver: [
                ["clouds", "mith", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "85c958bc48551e727405", "bfe7185bfa105dbe59b8\""],
            ]),
        TokenRule(
            "gemfury-token", "push.fury.io", beside: ["gemfury", "fury_auth", "fury_token", "fury_push", "fury_api"],
            ["<w20-30>"],
            finds: [["GEMF", "URY", "_TO", "KEN = \"", "tMEuqEXYSX", "gnG5j0rr1J\""]],
            passesOver: [
                ["GEMF", "URY", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "tMEuqEXYSX", "gnG5j0rr1J\""],
            ]),
        TokenRule("packagecloud-token", "packagecloud.io", beside: ["packagecloud"], ["<h48>"],
            finds: [["PACKAGE", "CLOUD", "_KE", "Y = \"", "1f6ecfaa686bd1042d63995f", "f46ee6e0a21f2b2f88cb8367\""]],
            passesOver: [
                ["PACKAGE", "CLOUD", "_KE", "Y = \"", "000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "1f6ecfaa686bd1042d63995f", "f46ee6e0a21f2b2f88cb8367\""],
            ]),
        TokenRule("quay-token", "quay.io", beside: ["quay"], ["<A40>", "<U64>"],
            finds: [["QUA", "Y", "_SE", "CRET: \"", "5yrOXGQDLpETYEmm7w7k", "X0D14X6wdBvoyJrBVpKX\""]],
            passesOver: [
                ["QUA", "Y", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5yrOXGQDLpETYEmm7w7k", "X0D14X6wdBvoyJrBVpKX\""],
            ]),
        TokenRule("harbor-robot-secret", nil, beside: ["harbor"], ["<A32>"],
            finds: [["HARB", "OR", "_KE", "Y = \"", "L6pJrLuYsp7IT94u", "ji8Xo23dYVSrpaEd\""]],
            passesOver: [
                ["HARB", "OR", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "L6pJrLuYsp7IT94u", "ji8Xo23dYVSrpaEd\""],
            ]),
        TokenRule(
            "sonatype-token", "ossrh-staging-api.central.sonatype.com",
            beside: ["sonatype", "ossrh", "maven_central", "nexus_password", "nexus_token"], ["<b44>"],
            finds: [["SONAT", "YPE", "_SE", "CRET = \"", "UANf9GqXueP4Jbbro0cQpJ", "0v4HXJR5ynhKWQxXIRkmJ5\""]],
            passesOver: [
                ["SONAT", "YPE", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "UANf9GqXueP4Jbbro0cQpJ", "0v4HXJR5ynhKWQxXIRkmJ5\""],
            ]),
        TokenRule("anaconda-token", "api.anaconda.org", beside: ["anaconda", "conda_token"], ["<w39-48>"],
            finds: [["anaco", "nda", "_se", "cret: \"", "Msvuq2ihWVGDKGMEUa2", "QkrNPgjcRJpF6VAA06JP\""]],
            passesOver: [
                ["anaco", "nda", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "Msvuq2ihWVGDKGMEUa2", "QkrNPgjcRJpF6VAA06JP\""],
            ]),
        TokenRule("buf-token", "buf.build", beside: ["buf_token", "buf_api", "bufbuild"], ["<h64>"],
            finds: [
                ["buf_t", "oken", ": \"", "3d0adc51142cc89f3993fc15ba5ef72d", "126d1a59a4136e9370ba32fb4fe55e46\""],
            ],
            passesOver: [
                ["buf_t", "oken", ": \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "3d0adc51142cc89f3993fc15ba5ef72d", "126d1a59a4136e9370ba32fb4fe55e46\""],
            ]),
        TokenRule("depfu-token", "depfu.com", beside: ["depfu"], ["<h20>"],
            finds: [["DEP", "FU", "_SE", "CRET: \"", "285f69f937", "60ea2b3a1f\""]],
            passesOver: [
                ["DEP", "FU", "_SE", "CRET: \"", "00000000000000000000\""],
                ["other_commit: \"", "285f69f937", "60ea2b3a1f\""],
            ]),
        TokenRule("libraries-io-key", "libraries.io", beside: ["libraries_io", "librariesio"], ["<h32>"],
            finds: [["LIBRARI", "ES_IO", "_SE", "CRET = \"", "8de50afe26c23220", "886bb5a1da60b328\""]],
            passesOver: [
                ["LIBRARI", "ES_IO", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "8de50afe26c23220", "886bb5a1da60b328\""],
            ]),
        TokenRule("snapcraft-credentials", "dashboard.snapcraft.io", beside: ["snapcraft"], ["<b200-400>"],
            finds: [
                [
                    "SNAPC", "RAFT", "_TO", "KEN = \"",
                    "MGPkG9xjMGcfaQumwQ21GjmTrpQdQ+RCwwVYUW3/+iBLdrl+xgQs5iOWEINAwykNvDaGX2",
                    "a8wB03q/pXRSwZBUiEQxYOP6IQt2mk",
                    "GsEDpgUPqtPycoDGa6+CRBmHF2w8v/dYty4i7z72aNKbcIo9J2dm5yu+ZIc/JRsGY5NKb9",
                    "1BzFDY050l9H43zApDe3Y6NRDxYGaN\""
                ],
            ],
            passesOver: [
                [
                    "SNAPC", "RAFT", "_TO", "KEN = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "MGPkG9xjMGcfaQumwQ21GjmTrpQdQ+RCwwVYUW3/+iBLdrl+xgQs5iOWEINAwykNvDaGX2",
                    "a8wB03q/pXRSwZBUiEQxYOP6IQt2mk",
                    "GsEDpgUPqtPycoDGa6+CRBmHF2w8v/dYty4i7z72aNKbcIo9J2dm5yu+ZIc/JRsGY5NKb9",
                    "1BzFDY050l9H43zApDe3Y6NRDxYGaN\""
                ],
            ]),
        TokenRule("bintray-key", "bintray.com", beside: ["bintray"], ["<h40>"],
            finds: [["BINT", "RAY", "_SE", "CRET: \"", "c9c7c145e157ca113717", "7bcd06988fc7bb43b6c4\""]],
            passesOver: [
                ["BINT", "RAY", "_SE", "CRET: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "c9c7c145e157ca113717", "7bcd06988fc7bb43b6c4\""],
            ]),
        TokenRule("myget-key", "myget.org", beside: ["myget"], ["<uuid>"],
            finds: [["myg", "et", "_se", "cret = \"", "5da6def6-ff76-cef9", "-127f-3ffd79da2815\""]],
            passesOver: [
                ["myg", "et", "_se", "cret = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "5da6def6-ff76-cef9", "-127f-3ffd79da2815\""],
            ]),
        TokenRule("expo-token", "exp.host", beside: ["expo_token", "expo_access", "expo"], ["<w40>"],
            finds: [["expo_t", "oken", ": \"", "giAvfv_MBIXAR_vDEh0o", "Az9PW8IwiB3_xCd0uPiH\""]],
            passesOver: [
                ["expo_t", "oken", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "giAvfv_MBIXAR_vDEh0o", "Az9PW8IwiB3_xCd0uPiH\""],
            ]),
        TokenRule("chocolatey-key", "push.chocolatey.org", beside: ["chocolatey", "choco_api"], ["<uuid>"],
            finds: [["chocol", "atey", "_se", "cret: \"", "6eb40519-500f-f758", "-7076-8c87310232fd\""]],
            passesOver: [
                ["chocol", "atey", "_se", "cret: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "6eb40519-500f-f758", "-7076-8c87310232fd\""],
            ]),
        TokenRule(
            "powershell-gallery-key", "powershellgallery.com", beside: ["psgallery", "powershellgallery"],
            ["oy2<l43>"],
            finds: [["PSGAL", "LERY", "_TO", "KEN: \"", "oy20rm1rsjzq89dqtxzcqa2", "n2h7cm3szw2n353gevtv51z\""]],
            passesOver: [
                ["PSGAL", "LERY", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "oy20rm1rsjzq89dqtxzcqa2", "n2h7cm3szw2n353gevtv51z\""],
            ]),
    ]
}
