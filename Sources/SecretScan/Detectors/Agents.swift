extension TokenRule {
    /// Pictures, searches, agents and recognition, beside those of ModelTools.
    static let agents: [TokenRule] = [
        TokenRule("civitai-key", "civitai.com", beside: ["civitai"], ["<h32>"],
            finds: [["civit", "ai_api_key: \"", "40fcc7a1939b27e1", "33f6343042def72b", "\""]],
            passesOver: [
                ["civit", "ai_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "40fcc7a1939b27e1", "33f6343042def72b", "\""],
            ]),
        TokenRule("prodia-key", "api.prodia.com", beside: ["prodia"], ["<uuid>"],
            finds: [["PROD", "IA_TOKEN=\"", "37fc06b0-546a-f9", "b9-6cfd-932d0b95", "1f1c\""]],
            passesOver: [
                ["PROD", "IA_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "37fc06b0-546a-f9", "b9-6cfd-932d0b95", "1f1c\""],
            ]),
        TokenRule("getimg-key", "api.getimg.ai", beside: ["getimg"], ["key-<A60-100>"],
            finds: [[
                "GETI", "MG_TOKEN=\"", "key-mBYFWp3XAvKt", "OwcQbPYxeuJgPvB0", "hUJW7RvY57XFFMf3",
                "3cZRSvtvE2oPaX0M", "9S3UzgO0iLMb\""
            ]],
            passesOver: [
                [
                    "GETI", "MG_TOKEN=\"", "key-xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "key-mBYFWp3XAvKt", "OwcQbPYxeuJgPvB0", "hUJW7RvY57XFFMf3",
                    "3cZRSvtvE2oPaX0M", "9S3UzgO0iLMb\""
                ],
            ]),
        TokenRule("segmind-key", "api.segmind.com", beside: ["segmind"], ["SG_<h16>"],
            finds: [["segmi", "nd_secret = \"", "SG_dded56f", "89791f4f9\""]],
            passesOver: [
                ["segmi", "nd_secret = \"", "SG_0000000", "000000000\""],
                ["other_commit = \"", "SG_dded56f", "89791f4f9\""],
            ]),
        TokenRule(
            "wit-ai-token", "api.wit.ai",
            beside: ["wit_ai", "witai", "wit_token", "wit_access", "wit.ai", "wit_api"],
            ["<U32>"],
            finds: [["WIT_", "AI_TOKEN=\"", "98NOKMI4O4XKLTS3", "WWKKFWIQHSAASHPN", "\""]],
            passesOver: [
                ["WIT_", "AI_TOKEN=\"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "\""],
                ["other_commit = \"", "98NOKMI4O4XKLTS3", "WWKKFWIQHSAASHPN", "\""],
            ]),
        TokenRule("nomic-key", "api-atlas.nomic.ai", beside: ["nomic_"], ["nk-<w43>"],
            finds: [["nomi", "c_api_key: \"", "nk-r-Se02jq1UrW8", "XrZ7Kj2soDsaDjjd", "3CyemGDbuqncXQ\""]],
            passesOver: [
                ["nomi", "c_api_key: \"", "nk-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxx\""],
                ["other_commit = \"", "nk-r-Se02jq1UrW8", "XrZ7Kj2soDsaDjjd", "3CyemGDbuqncXQ\""],
            ]),
        TokenRule("mixedbread-key", "api.mixedbread.ai", beside: ["mixedbread", "mxbai"], ["emb_<h40>", "mxb_<A32>"],
            finds: [["mixedb", "read_secret = \"", "emb_26e6e379421e", "097a0152d8da7f1f", "8e93ba664bff\""]],
            passesOver: [
                ["mixedb", "read_secret = \"", "emb_000000000000", "0000000000000000", "000000000000\""],
                ["other_commit = \"", "emb_26e6e379421e", "097a0152d8da7f1f", "8e93ba664bff\""],
            ]),
        TokenRule(
            "unstructured-key", "api.unstructuredapp.io",
            beside: ["unstructured_"],
            ["<A30>", "<A20-100>"], .opaque,
            finds: [["unstruc", "tured_key = \"", "sMI7kazNVPQCIBm", "5qn14VovhHEmKCE", "\""]],
            passesOver: [
                ["unstruc", "tured_key = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sMI7kazNVPQCIBm", "5qn14VovhHEmKCE", "\""],
            ]),
        TokenRule("jigsawstack-key", "api.jigsawstack.com", beside: ["jigsawstack"], ["sk_<h128>_<b20>"],
            finds: [[
                "jigsaws", "tack_secret = \"", "sk_418b4296109aa", "f39dfb7e2cc61576", "7ebda3de98a2ca2c",
                "e1c316bffbaa34fe", "6c4198cb2cf5a493", "88d1260685713ce2", "1b954cba0dce29e7", "edb08bd9b3ca6cbf",
                "e1f_E0AFKf6oVrLc", "9ZgBm6Sm\""
            ]],
            passesOver: [
                [
                    "jigsaws", "tack_secret = \"", "sk_0000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "000_xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "sk_418b4296109aa", "f39dfb7e2cc61576", "7ebda3de98a2ca2c",
                    "e1c316bffbaa34fe", "6c4198cb2cf5a493", "88d1260685713ce2", "1b954cba0dce29e7",
                    "edb08bd9b3ca6cbf", "e1f_E0AFKf6oVrLc", "9ZgBm6Sm\""
                ],
            ]),
        TokenRule("searchapi-key", "searchapi.io", beside: ["searchapi"], ["<A24>"],
            finds: [["search", "api_key = \"", "VwUv56P11GTz", "SIgIooK7XwOz", "\""]],
            passesOver: [
                ["search", "api_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "VwUv56P11GTz", "SIgIooK7XwOz", "\""],
            ]),
        TokenRule("spider-key", "api.spider.cloud", beside: ["spider_api", "spider_cloud"], ["sk-<uuid>"],
            finds: [["spider", "_api_key = \"", "sk-64419561-5eba", "-185a-64d8-79c06", "465c897\""]],
            passesOver: [
                ["spider", "_api_key = \"", "sk-00000000-0000", "-0000-0000-00000", "0000000\""],
                ["other_commit = \"", "sk-64419561-5eba", "-185a-64d8-79c06", "465c897\""],
            ]),
        TokenRule("crawlbase-token", "api.crawlbase.com", beside: ["crawlbase", "proxycrawl"], ["<w22>"],
            finds: [["crawlb", "ase_api_key: \"", "23PZa1oqW6O", "2qBbLa742DT", "\""]],
            passesOver: [
                ["crawlb", "ase_api_key: \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "23PZa1oqW6O", "2qBbLa742DT", "\""],
            ]),
        TokenRule("hyperbrowser-key", "app.hyperbrowser.ai", beside: ["hyperbrowser"], ["hb_<h28-32>"],
            finds: [["hyperbr", "owser_key = \"", "hb_730467816382e", "51b21c7dff609e29", "1\""]],
            passesOver: [
                ["hyperbr", "owser_key = \"", "hb_0000000000000", "000000000000000\""],
                ["other_commit = \"", "hb_730467816382e", "51b21c7dff609e29", "1\""],
            ]),
        TokenRule("steel-key", "api.steel.dev", beside: ["steel_api", "steel_key"], ["ste-<A60>"],
            finds: [[
                "steel_", "api_key = \"", "ste-7dwH6QMZnYdm", "WYhZWpmozPgJBqZq", "Uavp6kHWocBTTUl6",
                "76rv3C7L90ecKGzI", "\""
            ]],
            passesOver: [
                [
                    "steel_", "api_key = \"", "ste-xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ste-7dwH6QMZnYdm", "WYhZWpmozPgJBqZq", "Uavp6kHWocBTTUl6",
                    "76rv3C7L90ecKGzI", "\""
                ],
            ]),
        TokenRule("composio-key", "backend.composio.dev", beside: ["composio"], ["ak_<w20>", "<l20-22>"],
            finds: [["compos", "io_api_key: \"", "ak_lWaJrr5qe", "GY5tNj-AG-M\""]],
            passesOver: [
                ["compos", "io_api_key: \"", "ak_xxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "ak_lWaJrr5qe", "GY5tNj-AG-M\""],
            ]),
        TokenRule("relevance-key", "api.relevanceai.com", beside: ["relevanceai", "relevance_ai"], ["sk-<b60-100>"],
            finds: [[
                "relevan", "ceai_api_key: \"", "sk-kB6MID+0OMhL/", "NmwrTi/5fBn6df1y", "1a2I77vm8WaMtXI+",
                "Sz3eunOQJHniJtJF", "E/u+6pbEtbe\""
            ]],
            passesOver: [
                [
                    "relevan", "ceai_api_key: \"", "sk-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "sk-kB6MID+0OMhL/", "NmwrTi/5fBn6df1y", "1a2I77vm8WaMtXI+",
                    "Sz3eunOQJHniJtJF", "E/u+6pbEtbe\""
                ],
            ]),
        TokenRule("voiceflow-key", "api.voiceflow.com", ["VF.DM.<h24>.<A16>", "VF.WS.<h24>.<A16>"],
            finds: [["VF.DM.7d539cfe28", "f82d7fe61301a3.S", "yDSM35hKuZ3KwIQ"]],
            passesOver: [
                ["VF.D", "M.7d", "5"],
                ["VF.DM.0000000000", "00000000000000.x", "xxxxxxxxxxxxxxx"],
            ]),
        TokenRule("botpress-token", "api.botpress.cloud", ["bp_pat_<A36>", "bp_bak_<w36>", "bp_iak_<w36>"],
            finds: [["bp_pat_MIP6s5MeS", "Jdq4W1KCom439gdV", "sXzdMEtGdFN"]],
            passesOver: [
                ["bp_pa", "t_MIP"],
                ["bp_pat_xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("rasa-license", "rasa.com", beside: ["rasa_"], ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "ras", "a_key = \"", "eyJmNqQ_8RYzTSla", "D5Yf_mTff.afdZDZ", "0qpAMKbN8uLTGZUP", "QgRXgP1wg6sYDLxX",
                "9Ks3nGULtDN-QjgE", "SVyDQ2MuL-ybOhrf", "E7.6yQSiysQJjg3D", "pVXwJpdNuVQvTcz1", "0dfwMr_e65Ff_ZQG",
                "CYS0Oej\""
            ]],
            passesOver: [
                [
                    "ras", "a_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJmNqQ_8RYzTSla", "D5Yf_mTff.afdZDZ", "0qpAMKbN8uLTGZUP",
                    "QgRXgP1wg6sYDLxX", "9Ks3nGULtDN-QjgE", "SVyDQ2MuL-ybOhrf", "E7.6yQSiysQJjg3D",
                    "pVXwJpdNuVQvTcz1", "0dfwMr_e65Ff_ZQG", "CYS0Oej\""
                ],
            ]),
        TokenRule("dialogflow-token", "dialogflow.googleapis.com", beside: ["dialogflow"], ["<h32>"],
            finds: [["dialog", "flow_key = \"", "c6aa472679397e4c", "1d978bfff029dfc5", "\""]],
            passesOver: [
                ["dialog", "flow_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "c6aa472679397e4c", "1d978bfff029dfc5", "\""],
            ]),
        TokenRule("chatbase-key", "chatbase.co", beside: ["chatbase"], ["<uuid>"],
            finds: [["chatb", "ase_key = \"", "8d986da5-5de7-38", "38-8a40-ac828d37", "2084\""]],
            passesOver: [
                ["chatb", "ase_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "8d986da5-5de7-38", "38-8a40-ac828d37", "2084\""],
            ]),
        TokenRule("openpipe-key", "app.openpipe.ai", ["opk_<h40-50>"],
            finds: [["opk_3f232d39a8bb", "1c6602580468ebc5", "99037bb083bf118f", "b"]],
            passesOver: [
                ["opk_", "3f2"],
                ["opk_000000000000", "0000000000000000", "000000000000"],
            ]),
        TokenRule("lepton-token", "lepton.ai", beside: ["lepton_"], ["<l8>:<A32>"],
            finds: [["lept", "on_secret = \"", "2cmb8b2i:1NTQEiK", "WJnlHsTfz9OB2kTG", "mmAdYQ5xW\""]],
            passesOver: [
                ["lept", "on_secret = \"", "xxxxxxxx:xxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx\""],
                ["other_commit = \"", "2cmb8b2i:1NTQEiK", "WJnlHsTfz9OB2kTG", "mmAdYQ5xW\""],
            ]),
        TokenRule(
            "octoai-token", "octoai.cloud",
            beside: ["octoai"],
            ["eyJ<w10-100>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "octo", "ai_key = \"", "eyJ8QmN2EDmjABHm", "nru-BSZiB.vyaVTb", "NkFnmW-tc1UxtetH",
                "oUwAe2yf29MTJTQF", "Vti5sS6jsWlznYUG", "W724gmI9-h1Wtn81", "tn.g28EuvCASrOY0", "_VY_M3AJj24svqxq",
                "e_KJhBvsK_Dp3p94", "g9pt1EJ\""
            ]],
            passesOver: [
                [
                    "octo", "ai_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ8QmN2EDmjABHm", "nru-BSZiB.vyaVTb", "NkFnmW-tc1UxtetH",
                    "oUwAe2yf29MTJTQF", "Vti5sS6jsWlznYUG", "W724gmI9-h1Wtn81", "tn.g28EuvCASrOY0",
                    "_VY_M3AJj24svqxq", "e_KJhBvsK_Dp3p94", "g9pt1EJ\""
                ],
            ]),
        TokenRule("inference-key", "api.inference.net", ["inference-<h32>"],
            finds: [["inference-34b16a", "347d38126e5c959e", "21eb7f4710"]],
            passesOver: [
                ["infere", "nce-34", "b"],
                ["inference-000000", "0000000000000000", "0000000000"],
            ]),
        TokenRule("targon-key", "api.targon.com", beside: ["targon"], ["sn4_<l28>"],
            finds: [["TARG", "ON_TOKEN=\"", "sn4_5p6gqecgqct4", "5qc898ye36l2fbq8", "\""]],
            passesOver: [
                ["TARG", "ON_TOKEN=\"", "sn4_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "sn4_5p6gqecgqct4", "5qc898ye36l2fbq8", "\""],
            ]),
        TokenRule("chutes-key", "chutes.ai", beside: ["chutes_"], ["cpk_<h32>.<h32>.<A32>"],
            finds: [[
                "CHUT", "ES_TOKEN=\"", "cpk_ed267fdd4e0a", "d0839a24febbe6f8", "9347.e16e3a095be",
                "0f46521a8d0d39c1", "0cc95.xUxW6edxZY", "ZiMND6ZyjfeEaur4", "rqKRTF\""
            ]],
            passesOver: [
                [
                    "CHUT", "ES_TOKEN=\"", "cpk_000000000000", "0000000000000000", "0000.00000000000",
                    "0000000000000000", "00000.xxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "cpk_ed267fdd4e0a", "d0839a24febbe6f8", "9347.e16e3a095be",
                    "0f46521a8d0d39c1", "0cc95.xUxW6edxZY", "ZiMND6ZyjfeEaur4", "rqKRTF\""
                ],
            ]),
        TokenRule("nanonets-key", "app.nanonets.com", beside: ["nanonets"], ["<uuid>", "<w32>"],
            finds: [["NANON", "ETS_TOKEN=\"", "24b01fe1-2703-bc", "6a-3139-63a8970c", "a1e5\""]],
            passesOver: [
                ["NANON", "ETS_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "24b01fe1-2703-bc", "6a-3139-63a8970c", "a1e5\""],
            ]),
        TokenRule("mindee-key", "api.mindee.net", beside: ["mindee"], ["<h32>", "md_<A32-44>"],
            finds: [["MIND", "EE_TOKEN=\"", "58f07388c3da960a", "5ab91e2c17d05fc6", "\""]],
            passesOver: [
                ["MIND", "EE_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "58f07388c3da960a", "5ab91e2c17d05fc6", "\""],
            ]),
        TokenRule("ocrspace-key", "api.ocr.space", beside: ["ocrspace", "ocr_space", "ocr_api"], ["K8<d13>"],
            finds: [["ocrspa", "ce_api_key: \"", "K8764818", "9674259\""]],
            passesOver: [
                ["ocrspa", "ce_api_key: \"", "K8000000", "0000000\""],
                ["other_commit = \"", "K8764818", "9674259\""],
            ]),
        TokenRule("imagga-secret", "api.imagga.com", beside: ["imagga"], ["<h32>"],
            finds: [["imag", "ga_secret = \"", "80947afd18ca95c3", "601d5cee14a264f0", "\""]],
            passesOver: [
                ["imag", "ga_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "80947afd18ca95c3", "601d5cee14a264f0", "\""],
            ]),
        TokenRule("sightengine-secret", "api.sightengine.com", beside: ["sightengine"], ["<A20-32>"],
            finds: [["sighten", "gine_api_key: \"", "riKMyMQJElIOF", "N6Gaf3ME8sHqE", "\""]],
            passesOver: [
                ["sighten", "gine_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "riKMyMQJElIOF", "N6Gaf3ME8sHqE", "\""],
            ]),
        TokenRule(
            "hive-ai-key", "api.thehive.ai",
            beside: ["thehive_", "hive_api", "hiveai"],
            ["<A32>", "<A20-100>"], .opaque,
            finds: [["thehi", "ve_secret = \"", "vgGVXf9PubzmzkN7", "qKmTF8FZWWxmANvB", "\""]],
            passesOver: [
                ["thehi", "ve_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "vgGVXf9PubzmzkN7", "qKmTF8FZWWxmANvB", "\""],
            ]),
        TokenRule("faceplusplus-secret", "api-us.faceplusplus.com", beside: ["faceplusplus", "facepp"], ["<w32>"],
            finds: [["FACEPLU", "SPLUS_TOKEN=\"", "qRPaqEAWWa36ChIl", "SBQP2nTTnx4PMWm7", "\""]],
            passesOver: [
                ["FACEPLU", "SPLUS_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "qRPaqEAWWa36ChIl", "SBQP2nTTnx4PMWm7", "\""],
            ]),
        TokenRule("kairos-key", "api.kairos.com", beside: ["kairos_"], ["<h32>"],
            finds: [["kair", "os_key = \"", "0b1118a5231c63aa", "ac3b5937a8a0e8c9", "\""]],
            passesOver: [
                ["kair", "os_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "0b1118a5231c63aa", "ac3b5937a8a0e8c9", "\""],
            ]),
        TokenRule(
            "ibm-tts-key", "api.us-south.text-to-speech.watson.cloud.ibm.com",
            beside: ["text_to_speech_api", "speech_to_text_api"],
            ["<w44>"],
            finds: [["text_to_sp", "eech_api_secret = \"", "Vct72xAO0e_3JCMb", "qTuzxrG4rReJJ07T", "oWLgM1Bqqd9t\""]],
            passesOver: [
                ["text_to_sp", "eech_api_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "Vct72xAO0e_3JCMb", "qTuzxrG4rReJJ07T", "oWLgM1Bqqd9t\""],
            ]),
        TokenRule("iflytek-secret", "xfyun.cn", beside: ["iflytek", "xfyun"], ["<h32>"],
            finds: [["iflyt", "ek_key = \"", "011808a4a9f653f8", "bd606a96f26add39", "\""]],
            passesOver: [
                ["iflyt", "ek_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "011808a4a9f653f8", "bd606a96f26add39", "\""],
            ]),
        TokenRule("sensetime-secret", "sensetime.com", beside: ["sensenova"], ["<A32>"],
            finds: [["SENSEN", "OVA_TOKEN=\"", "EyxunrVRNDdtUlF0", "nMym6Gi9fMmVRnvh", "\""]],
            passesOver: [
                ["SENSEN", "OVA_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "EyxunrVRNDdtUlF0", "nMym6Gi9fMmVRnvh", "\""],
            ]),
        TokenRule("baichuan-key", "api.baichuan-ai.com", beside: ["baichuan"], ["sk-<h32>"],
            finds: [["baich", "uan_key = \"", "sk-7a4e3287e3ada", "80607613ee5b2d29", "f24\""]],
            passesOver: [
                ["baich", "uan_key = \"", "sk-0000000000000", "0000000000000000", "000\""],
                ["other_commit = \"", "sk-7a4e3287e3ada", "80607613ee5b2d29", "f24\""],
            ]),
        TokenRule(
            "minimax-key", "api.minimax.chat",
            beside: ["minimax"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "minim", "ax_secret = \"", "eyJ2cQWeIZJrPYT9", "CT7bnn4je.YBN2g7", "Zbm7ka4G_K4IQXxc",
                "zmaswdJIg5etwECh", "ZuiiJAyluKZSpOVF", "E_2WIrPujpfky1Jf", "xk.5qbwH4Q1d-4oA", "93lkPgfYTa2LBTRZ",
                "CaEt6kwS1y8wNc81", "pJCj5xM\""
            ]],
            passesOver: [
                [
                    "minim", "ax_secret = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJ2cQWeIZJrPYT9", "CT7bnn4je.YBN2g7", "Zbm7ka4G_K4IQXxc",
                    "zmaswdJIg5etwECh", "ZuiiJAyluKZSpOVF", "E_2WIrPujpfky1Jf", "xk.5qbwH4Q1d-4oA",
                    "93lkPgfYTa2LBTRZ", "CaEt6kwS1y8wNc81", "pJCj5xM\""
                ],
            ]),
        TokenRule("stepfun-key", "api.stepfun.com", beside: ["stepfun"], ["<A60-70>"],
            finds: [[
                "STEPF", "UN_TOKEN=\"", "ppWYQhc8oKWA0Fh3", "T98tvohZ0v7xB44v", "nGdXR0Ljc8LjMWnz",
                "h88uLTLdse6wk8xP", "j\""
            ]],
            passesOver: [
                [
                    "STEPF", "UN_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "ppWYQhc8oKWA0Fh3", "T98tvohZ0v7xB44v", "nGdXR0Ljc8LjMWnz",
                    "h88uLTLdse6wk8xP", "j\""
                ],
            ]),
        TokenRule("siliconflow-key", "api.siliconflow.cn", beside: ["siliconflow"], ["sk-<l48>"],
            finds: [["SILICON", "FLOW_TOKEN=\"", "sk-e1ke3fbiit85v", "rjj11uk529ajbpky", "5eqv6uaf8rofzud6", "59t\""]],
            passesOver: [
                ["SILICON", "FLOW_TOKEN=\"", "sk-xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "sk-e1ke3fbiit85v", "rjj11uk529ajbpky", "5eqv6uaf8rofzud6", "59t\""],
            ]),
        TokenRule("volcengine-ark-key", "ark.cn-beijing.volces.com", beside: ["ark_api", "volces"], ["<uuid>"],
            finds: [["ark_a", "pi_key = \"", "2833ee6b-de28-a1", "3b-f9a2-b15269fa", "1074\""]],
            passesOver: [
                ["ark_a", "pi_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "2833ee6b-de28-a1", "3b-f9a2-b15269fa", "1074\""],
            ]),
    ]
}
