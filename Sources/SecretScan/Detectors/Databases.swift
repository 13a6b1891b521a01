extension TokenRule {
    /// Databases, warehouses, search, streams.
    static let databases: [TokenRule] = [
        TokenRule(
            "mongodb-atlas-key", "cloud.mongodb.com",
            beside: ["mongodb_atlas", "atlas_private", "atlas_api", "atlas_key", "atlas-private", "mongodbatlas",
                "atlasprivatekey"], ["<uuid>"],
            finds: [["MONGODB", "_ATLAS", "_KE", "Y: \"", "8f343ef1-8b20-50e7", "-b1cc-bd911666063e\""]],
            passesOver: [
                ["MONGODB", "_ATLAS", "_KE", "Y: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "8f343ef1-8b20-50e7", "-b1cc-bd911666063e\""],
            ]),
        TokenRule("mongodb-atlas-secret", "cloud.mongodb.com", ["mdb_sa_sk_<w40>"],
            finds: [["mdb_s", "a_sk_", "TGdpv_awozilDUMHsgh0goLQdZpWmfcRhIciP9hV"]],
            passesOver: [["mdb_s", "a_sk_TGdp"], ["mdb_s", "a_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("planetscale-password", "psdb.cloud", ["pscale_pw_<u32-64>"],
            finds: [["pscal", "e_p", "w_E5pTXrFf", "CN2ngEA-ibTGr7_bJxsuEY-3"]],
            passesOver: [["pscal", "e_pw", "_E5pT"], ["pscal", "e_pw", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("planetscale-token", "api.planetscale.com", ["pscale_tkn_<u32-64>", "pscale_oauth_<u32-64>"],
            finds: [["pscal", "e_tkn_", "j23gT_~B-e3kz0VVWYvcMJy-b2nwqnpg"]],
            passesOver: [["pscal", "e_tkn_j23g"], ["pscal", "e_tkn_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("neon-key", "console.neon.tech", ["napi_<l60-66>"],
            finds: [["na", "pi_", "1e4fuo0q9eeymbd8rlgz8fs1atp3bpfrc62dbb64k1zrwfv1mj0kpuzazcyc"]],
            passesOver: [["na", "pi_1e4f"], ["na", "pi_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("neon-password", "neon.tech", ["npg_<A12-16>"],
            finds: [["np", "g_", "cSL1jnyuYeeJ"]], passesOver: [["np", "g_cSL1"], ["np", "g_xxxxxxxxxxxx"]]),
        TokenRule("clickhouse-cloud-key", "api.clickhouse.cloud", ["4b1d<A38>"],
            finds: [["4b", "1d", "SD2IUSlp2dX9CP2UxDKHBbW0h5VuTIg9RvBazq"]],
            passesOver: [["4b", "1dSD2I"], ["4b", "1dxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("cockroachdb-key", "cockroachlabs.cloud", ["CCDB1_<A22>_<A40>"],
            finds: [["CCD", "B1_", "rsJ7EW4i0QdIq2NrY1uiMq_dRitF2kV0DYqMaq8Dvt8oFHdAoBt3xavpbMS5TNk"]],
            passesOver: [
                ["CCD", "B1_rsJ7"],
                ["CCD", "B1_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("influxdb-token", nil, beside: ["influx"], ["<w86>=="],
            finds: [
                [
                    "INFL", "UX", "_SE", "CRET = \"", "g1VtZBiKJWC6ARg2QJmGlaSEN95nPVYRTcgjG3R4YrkK",
                    "gvllg5x1B3R5f_i4cBansCoUkAfDDds0rs8Eg0woiv==\""
                ],
            ],
            passesOver: [
                [
                    "INFL", "UX", "_SE", "CRET = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "g1VtZBiKJWC6ARg2QJmGlaSEN95nPVYRTcgjG3R4YrkK",
                    "gvllg5x1B3R5f_i4cBansCoUkAfDDds0rs8Eg0woiv==\""
                ],
            ]),
        TokenRule(
            "elastic-key", "cloud.elastic.co", ["essu_<b50-120>", "essa_<b50-120>", "esse_<b50-120>"], .structured,
            finds: [["es", "su_", "xVna4Rb+XvRMhmDQyMQrdbi6oQnyZpoEAJ8Rq6tchCrQE+7j5n"]],
            passesOver: [["es", "su_xVna"], ["es", "su_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("elastic-key", nil, beside: ["elastic", "es_api", "kibana"], ["<b60>", "<w22>:<w22>"],
            finds: [
                [
                    "elas", "tic", "_se", "cret = \"", "7LNXs7xQbEDHmjcVSnW/q+gQbOS3jZ",
                    "ARXZmluOCpanwpWWuMZMQVI0pkd3Eo\""
                ],
            ],
            passesOver: [
                ["elas", "tic", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "7LNXs7xQbEDHmjcVSnW/q+gQbOS3jZ", "ARXZmluOCpanwpWWuMZMQVI0pkd3Eo\""],
            ]),
        TokenRule("algolia-key", "algolia.net", beside: ["algolia"], ["<h32>"],
            finds: [["ALGO", "LIA", "_KE", "Y: \"", "fbb0c73d8457c903", "885f9d0f311aecf2\""]],
            passesOver: [
                ["ALGO", "LIA", "_KE", "Y: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "fbb0c73d8457c903", "885f9d0f311aecf2\""],
            ]),
        TokenRule("meilisearch-key", nil, beside: ["meilisearch", "meili"], ["<w43>", "<h64>"],
            finds: [["meilis", "earch", "_ke", "y: \"", "LPpSdcoMmznuICSZX2Tfe", "0K3zsd3hF7x_gG1UMQ0DKZ\""]],
            passesOver: [
                ["meilis", "earch", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "LPpSdcoMmznuICSZX2Tfe", "0K3zsd3hF7x_gG1UMQ0DKZ\""],
            ]),
        TokenRule("typesense-key", nil, beside: ["typesense"], ["<A32>"],
            finds: [["types", "ense", "_ke", "y = \"", "aTQFImJuEvloMZgU", "Vkk7bxzDO3C5CIAg\""]],
            passesOver: [
                ["types", "ense", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "aTQFImJuEvloMZgU", "Vkk7bxzDO3C5CIAg\""],
            ]),
        TokenRule("fauna-secret", "db.fauna.com", ["fnA<w37-53>"],
            finds: [["f", "nA", "sP75Ppa5zcGHVZNx5TVMkL7rqnsyAFom3z7uX"]],
            passesOver: [["f", "nAsP75"], ["f", "nAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("astra-token", "astra.datastax.com", ["AstraCS:<A24>:<h64>"],
            finds: [
                [
                    "Astr", "aCS:", "cvV2Q19d8pcTxcSIGvQ2iVhV:9b9f28659e137bcddd3dfe9e1a0c50786b2b5ed5961b0",
                    "414241c34ca44c268fd"
                ],
            ],
            passesOver: [
                ["Astr", "aCS:cvV2"],
                [
                    "Astr", "aCS:xxxxxxxxxxxxxxxxxxxxxxxx:00000000000000000000000000000000000000000",
                    "00000000000000000000000"
                ],
            ]),
        TokenRule("xata-key", "xata.io", ["xau_<A40-50>"],
            finds: [["xa", "u_", "cLHFDMXXeimmXmsOyMGx1vW09QSgYndhF8bPGNbQ"]],
            passesOver: [["xa", "u_cLHF"], ["xa", "u_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("materialize-password", "cloud.materialize.com", ["mzp_<h64>"],
            finds: [["mz", "p_", "45b0572db00e5cae94e37d79dc34598fa9f550af6e1e884f935daeaef83299ea"]],
            passesOver: [
                ["mz", "p_45b0"],
                ["mz", "p_0000000000000000000000000000000000000000000000000000000000000000"],
            ]),
        TokenRule("confluent-secret", "confluent.cloud", ["cflt<b60>"],
            finds: [["cf", "lt", "opYyG5i3f1HLePJsG9SsdGjGKUE/ANaFA57TjCa0ZHXEZd0ka/bqC+Tel3QP"]],
            passesOver: [["cf", "ltopYy"], ["cf", "ltxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("confluent-secret", "confluent.cloud", beside: ["confluent", "ccloud", "cc_api"], ["<b64>"],
            finds: [
                [
                    "confl", "uent", "_se", "cret = \"", "P1cwNBk5OVWukCqLFhceKRvdlL5dEh+U",
                    "nln4UCiodoziS8NrWo9dWSd1OVnzFRqy\""
                ],
            ],
            passesOver: [
                [
                    "confl", "uent", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "P1cwNBk5OVWukCqLFhceKRvdlL5dEh+U", "nln4UCiodoziS8NrWo9dWSd1OVnzFRqy\""],
            ]),
        TokenRule("upstash-token", "upstash.io", beside: ["upstash"], ["<w52-60>=[=]", "<uuid>", "A<w50-60>=[=]"],
            finds: [["UPST", "ASH", "_TO", "KEN = \"", "10mAdW7e3R_TUYSP8IbAET7Jhh", "EksYIIOvSNfWl25-_ZgTj0sWib=\""]],
            passesOver: [
                ["UPST", "ASH", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "10mAdW7e3R_TUYSP8IbAET7Jhh", "EksYIIOvSNfWl25-_ZgTj0sWib=\""],
            ]),
    ]
}
