extension TokenRule {
    /// Pictures, searches, agents and recognition, beside those of ModelTools.
    static let agents: [TokenRule] = [
        TokenRule("civitai-key", "civitai.com", beside: ["civitai"], ["<h32>"],
            finds: [["CIVIT", "AI_TOKEN=\"", "df85c0844e41", "8ce492f68f95", "516e987a\""]],
            passesOver: [
                ["CIVIT", "AI_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "df85c", "0844e418ce49", "2f68f95516e9", "87a\""],
            ]),
        TokenRule("prodia-key", "api.prodia.com", beside: ["prodia"], ["<uuid>"],
            finds: [["PROD", "IA_TOKEN=\"", "29f9354f-e16", "0-0d6d-3eef-", "3094c8fb6d1a", "\""]],
            passesOver: [
                ["PROD", "IA_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "29f93", "54f-e160-0d6", "d-3eef-3094c", "8fb6d1a\""],
            ]),
        TokenRule("getimg-key", "api.getimg.ai", beside: ["getimg"], ["key-<A60-100>"],
            finds: [[
                "geti", "mg_secret = \"", "key-5rVR4qJg", "2eHS5rj7rp4p", "GQMQFHkFDHha",
                "7LpTjQamkelO", "ABYlMg70syYN", "EDWerKFXqfUS", "KYAE\""
            ]],
            passesOver: [
                [
                    "geti", "mg_secret = \"", "key-xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "key-5", "rVR4qJg2eHS5", "rj7rp4pGQMQF", "HkFDHha7LpTj", "QamkelOABYlM",
                    "g70syYNEDWer", "KFXqfUSKYAE\""
                ],
            ]),
        TokenRule("segmind-key", "api.segmind.com", beside: ["segmind"], ["SG_<h16>"],
            finds: [["segmi", "nd_key = \"", "SG_91301a2", "73bce3ab2\""]],
            passesOver: [
                ["segmi", "nd_key = \"", "SG_0000000", "000000000\""],
                ["other_commit = \"", "SG_91", "301a273bce", "3ab2\""],
            ]),
        TokenRule(
            "wit-ai-token", "api.wit.ai",
            beside: ["wit_ai", "witai", "wit_token", "wit_access", "wit.ai", "wit_api"],
            ["<U32>"],
            finds: [["WIT_", "AI_TOKEN=\"", "52OMGDSZD4T6", "D57LTIV54VZM", "WWFAO2ZG\""]],
            passesOver: [
                ["WIT_", "AI_TOKEN=\"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXX\""],
                ["other_commit = \"", "52OMG", "DSZD4T6D57LT", "IV54VZMWWFAO", "2ZG\""],
            ]),
        TokenRule("nomic-key", "api-atlas.nomic.ai", beside: ["nomic_"], ["nk-<w43>"],
            finds: [["nomi", "c_secret = \"", "nk-smzlSfdZD", "Z0qpAMKbN8uL", "TGZUPQgRXgP1", "wg6sYDLxXj\""]],
            passesOver: [
                ["nomi", "c_secret = \"", "nk-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxx\""],
                ["other_commit = \"", "nk-sm", "zlSfdZDZ0qpA", "MKbN8uLTGZUP", "QgRXgP1wg6sY", "DLxXj\""],
            ]),
        TokenRule("mixedbread-key", "api.mixedbread.ai", beside: ["mixedbread", "mxbai"], ["emb_<h40>", "mxb_<A32>"],
            finds: [[
                "mixedb", "read_secret = \"", "emb_28b9479f", "a217bb67ad95", "9f60a1417701",
                "6ab264a1\""
            ]],
            passesOver: [
                ["mixedb", "read_secret = \"", "emb_00000000", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "emb_2", "8b9479fa217b", "b67ad959f60a", "14177016ab26", "4a1\""],
            ]),
        TokenRule(
            "unstructured-key", "api.unstructuredapp.io",
            beside: ["unstructured_"],
            ["<A30>", "<A20-100>"], .opaque,
            finds: [["unstruc", "tured_secret = \"", "bSKHVOJohxy5", "lP7QrhbtkKSx", "Uvk4wm\""]],
            passesOver: [
                ["unstruc", "tured_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "bSKHV", "OJohxy5lP7Qr", "hbtkKSxUvk4w", "m\""],
            ]),
        TokenRule("jigsawstack-key", "api.jigsawstack.com", beside: ["jigsawstack"], ["sk_<h128>_<b20>"],
            finds: [[
                "jigsaws", "tack_api_key: \"", "sk_b01594f1e", "e71fca87cbda", "1e4266aa4726",
                "79397e4c1d97", "8bfff029dfc6", "c50cd986da58", "5fde15758303", "88a4580cc828",
                "d372086a43bf", "232d39a8bb1c", "6602580468c_", "Fdd4R5ql163W", "4C5qzm8D\""
            ]],
            passesOver: [
                [
                    "jigsaws", "tack_api_key: \"", "sk_000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "000000000000", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000000_", "xxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "sk_b0", "1594f1ee71fc", "a87cbda1e426", "6aa472679397", "e4c1d978bfff",
                    "029dfc6c50cd", "986da585fde1", "575830388a45", "80cc828d3720", "86a43bf232d3", "9a8bb1c66025",
                    "80468c_Fdd4R", "5ql163W4C5qz", "m8D\""
                ],
            ]),
        TokenRule("searchapi-key", "searchapi.io", beside: ["searchapi"], ["<A24>"],
            finds: [["search", "api_secret = \"", "Z9OB2kTGmmAd", "YQ5xS1WF827Q", "\""]],
            passesOver: [
                ["search", "api_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "Z9OB2", "kTGmmAdYQ5xS", "1WF827Q\""],
            ]),
        TokenRule("spider-key", "api.spider.cloud", beside: ["spider_api", "spider_cloud"], ["sk-<uuid>"],
            finds: [["spider_", "api_api_key: \"", "sk-639d7736-", "533f-dbcd-b6", "00-42733cf40", "db1\""]],
            passesOver: [
                ["spider_", "api_api_key: \"", "sk-00000000-", "0000-0000-00", "00-000000000", "000\""],
                ["other_commit = \"", "sk-63", "9d7736-533f-", "dbcd-b600-42", "733cf40db1\""],
            ]),
        TokenRule("crawlbase-token", "api.crawlbase.com", beside: ["crawlbase", "proxycrawl"], ["<w22>"],
            finds: [["crawlb", "ase_secret = \"", "QoUwAe2yf29", "MTJTQFVti5w", "\""]],
            passesOver: [
                ["crawlb", "ase_secret = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "QoUwA", "e2yf29MTJTQ", "FVti5w\""],
            ]),
        TokenRule("hyperbrowser-key", "app.hyperbrowser.ai", beside: ["hyperbrowser"], ["hb_<h28-32>"],
            finds: [["hyperbro", "wser_api_key: \"", "hb_d4c263cb8", "cede138ff1dc", "43fd48a6f\""]],
            passesOver: [
                ["hyperbro", "wser_api_key: \"", "hb_000000000", "000000000000", "0000000\""],
                ["other_commit = \"", "hb_d4", "c263cb8cede1", "38ff1dc43fd4", "8a6f\""],
            ]),
        TokenRule("steel-key", "api.steel.dev", beside: ["steel_api", "steel_key"], ["ste-<A60>"],
            finds: [[
                "steel_", "api_key = \"", "ste-skX436ko", "LnXwIiu8zAFP", "xz6F69HQKItV",
                "QRBPn0reOQBC", "WRXL6Sjk9Kil", "i4cr\""
            ]],
            passesOver: [
                [
                    "steel_", "api_key = \"", "ste-xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "ste-s", "kX436koLnXwI", "iu8zAFPxz6F6", "9HQKItVQRBPn", "0reOQBCWRXL6",
                    "Sjk9Kili4cr\""
                ],
            ]),
        TokenRule("composio-key", "backend.composio.dev", beside: ["composio"], ["ak_<w20>", "<l20-22>"],
            finds: [["compos", "io_api_key: \"", "ak_OvsK_Dp3p", "94g9pt1ENnu\""]],
            passesOver: [
                ["compos", "io_api_key: \"", "ak_xxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "ak_Ov", "sK_Dp3p94g9p", "t1ENnu\""],
            ]),
        TokenRule("relevance-key", "api.relevanceai.com", beside: ["relevanceai", "relevance_ai"], ["sk-<b60-100>"],
            finds: [[
                "RELEVAN", "CEAI_TOKEN=\"", "sk-geyOoqE3m", "Hfky6xWLwM4k", "h5SD/qDgVnav",
                "FmGienGeM9+H", "fXi6x4kcHV+I", "b2jAC922s6cO", "3dM\""
            ]],
            passesOver: [
                [
                    "RELEVAN", "CEAI_TOKEN=\"", "sk-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "sk-ge", "yOoqE3mHfky6", "xWLwM4kh5SD/", "qDgVnavFmGie", "nGeM9+HfXi6x",
                    "4kcHV+Ib2jAC", "922s6cO3dM\""
                ],
            ]),
        TokenRule("voiceflow-key", "api.voiceflow.com", ["VF.DM.<h24>.<A16>", "VF.WS.<h24>.<A16>"],
            finds: [["VF.DM", ".924febbe6f8", "9348e7416e3a", "5.KRHwC6bFi3", "mlJe2u"]],
            passesOver: [
                ["VF.D", "M.92", "4"],
                ["VF.DM", ".00000000000", "000000000000", "0.xxxxxxxxxx", "xxxxxx"],
            ]),
        TokenRule("botpress-token", "api.botpress.cloud", ["bp_pat_<A36>", "bp_bak_<w36>", "bp_iak_<w36>"],
            finds: [["bp_pa", "t_w4YBWTXTPI", "a9RAVh1JsU8y", "dbyz3RI60Isc", "CU"]],
            passesOver: [
                ["bp_pa", "t_w4Y"],
                ["bp_pa", "t_xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx"],
            ]),
        TokenRule("rasa-license", "rasa.com", beside: ["rasa_"], ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "ras", "a_secret = \"", "eyJ5jgUr6Wsl", "j8bPJJHU-Ilq", "b.387sifGEbW", "joWZyjSPleoT",
                "nMNnRGKFdWPf", "5HzuUAG8dCoJ", "GWp2QLBbQuOU", "Nf5iYgF3bx8W", "M1.sIe2Im18J",
                "rQg5wrdMrER9", "1gJYPKxYnAde", "3xY67gtRkyr_", "SHc2LBB\""
            ]],
            passesOver: [
                [
                    "ras", "a_secret = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ5j", "gUr6Wslj8bPJ", "JHU-Ilqb.387", "sifGEbWjoWZy", "jSPleoTnMNnR",
                    "GKFdWPf5HzuU", "AG8dCoJGWp2Q", "LBbQuOUNf5iY", "gF3bx8WM1.sI", "e2Im18JrQg5w", "rdMrER91gJYP",
                    "KxYnAde3xY67", "gtRkyr_SHc2L", "BB\""
                ],
            ]),
        TokenRule("dialogflow-token", "dialogflow.googleapis.com", beside: ["dialogflow"], ["<h32>"],
            finds: [["dialog", "flow_key = \"", "5290d913ee8c", "972da4276c99", "b54724cf\""]],
            passesOver: [
                ["dialog", "flow_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "5290d", "913ee8c972da", "4276c99b5472", "4cf\""],
            ]),
        TokenRule("chatbase-key", "chatbase.co", beside: ["chatbase"], ["<uuid>"],
            finds: [["CHATB", "ASE_TOKEN=\"", "cf9878f3-6a0", "c-f86b-ddad-", "7aa0476cc0d1", "\""]],
            passesOver: [
                ["CHATB", "ASE_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "cf987", "8f3-6a0c-f86", "b-ddad-7aa04", "76cc0d1\""],
            ]),
        TokenRule("openpipe-key", "app.openpipe.ai", ["opk_<h40-50>"],
            finds: [["opk_a", "b6aad3bb35ea", "9c37899b1118", "a5231c63aaac", "3b5937a0"]],
            passesOver: [
                ["opk_", "ab6"],
                ["opk_0", "000000000000", "000000000000", "000000000000", "000"],
            ]),
        TokenRule("lepton-token", "lepton.ai", beside: ["lepton_"], ["<l8>:<A32>"],
            finds: [["LEPT", "ON_TOKEN=\"", "8ryla6td:104", "4RWZ8F2SbSjQ", "K5DB9lnIuAT4", "6cOSB\""]],
            passesOver: [
                ["LEPT", "ON_TOKEN=\"", "xxxxxxxx:xxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxx\""],
                ["other_commit = \"", "8ryla", "6td:1044RWZ8", "F2SbSjQK5DB9", "lnIuAT46cOSB", "\""],
            ]),
        TokenRule(
            "octoai-token", "octoai.cloud",
            beside: ["octoai"],
            ["eyJ<w10-100>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "octo", "ai_key = \"", "eyJWMbqTuzxr", "G4rReJJ07ToW", "5.gM1Bqqd9lN", "9EggGaIOqRM9",
                "Buo_GV0ycAPN", "B9jzQ22p6dMe", "XUPBI6gMw-AW", "zqlzARU9oHMQ", "s3.2HF5oP2RJ",
                "aAcCBgm65vUj", "2lM_jhFtgocQ", "WeIZJrPYT9CT", "7bnn4je\""
            ]],
            passesOver: [
                [
                    "octo", "ai_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJWM", "bqTuzxrG4rRe", "JJ07ToW5.gM1", "Bqqd9lN9EggG", "aIOqRM9Buo_G",
                    "V0ycAPNB9jzQ", "22p6dMeXUPBI", "6gMw-AWzqlzA", "RU9oHMQs3.2H", "F5oP2RJaAcCB", "gm65vUj2lM_j",
                    "hFtgocQWeIZJ", "rPYT9CT7bnn4", "je\""
                ],
            ]),
        TokenRule("inference-key", "api.inference.net", ["inference-<h32>"],
            finds: [["infer", "ence-49d1ec0", "3e20e8f9e8ac", "50630450881e", "5"]],
            passesOver: [
                ["infer", "ence-4", "9d"],
                ["infer", "ence-0000000", "000000000000", "000000000000", "0"],
            ]),
        TokenRule("targon-key", "api.targon.com", beside: ["targon"], ["sn4_<l28>"],
            finds: [["targ", "on_key = \"", "sn4_kodzkeer", "nmfk9szwh9ux", "pp51yri9\""]],
            passesOver: [
                ["targ", "on_key = \"", "sn4_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "sn4_k", "odzkeernmfk9", "szwh9uxpp51y", "ri9\""],
            ]),
        TokenRule("chutes-key", "chutes.ai", beside: ["chutes_"], ["cpk_<h32>.<h32>.<A32>"],
            finds: [[
                "chute", "s_api_key: \"", "cpk_0126d815", "1524058ead0f", "e36fd22a11cd",
                ".16bac7074e2", "5bd6f590fd38", "72e53f077.8W", "A0Fh3T98tvoh", "Z0v7xB44vnGd",
                "XR0LjL\""
            ]],
            passesOver: [
                [
                    "chute", "s_api_key: \"", "cpk_00000000", "000000000000", "000000000000", ".00000000000",
                    "000000000000", "000000000.xx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "cpk_0", "126d81515240", "58ead0fe36fd", "22a11cd.16ba", "c7074e25bd6f",
                    "590fd3872e53", "f077.8WA0Fh3", "T98tvohZ0v7x", "B44vnGdXR0Lj", "L\""
                ],
            ]),
        TokenRule("nanonets-key", "app.nanonets.com", beside: ["nanonets"], ["<uuid>", "<w32>"],
            finds: [["nanon", "ets_key = \"", "5c3a192b-774", "d-02e4-89f4-", "cdda5fe0407f", "\""]],
            passesOver: [
                ["nanon", "ets_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "5c3a1", "92b-774d-02e", "4-89f4-cdda5", "fe0407f\""],
            ]),
        TokenRule("mindee-key", "api.mindee.net", beside: ["mindee"], ["<h32>", "md_<A32-44>"],
            finds: [["mind", "ee_key = \"", "baa02872ca1f", "829ba833ee66", "2bde29d1\""]],
            passesOver: [
                ["mind", "ee_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "baa02", "872ca1f829ba", "833ee662bde2", "9d1\""],
            ]),
        TokenRule("ocrspace-key", "api.ocr.space", beside: ["ocrspace", "ocr_space", "ocr_api"], ["K8<d13>"],
            finds: [["ocrsp", "ace_key = \"", "K8055594", "5907172\""]],
            passesOver: [
                ["ocrsp", "ace_key = \"", "K8000000", "0000000\""],
                ["other_commit = \"", "K8055", "59459071", "72\""],
            ]),
        TokenRule("imagga-secret", "api.imagga.com", beside: ["imagga"], ["<h32>"],
            finds: [["imag", "ga_secret = \"", "59fa1075b429", "b555e5a30552", "63652e9f\""]],
            passesOver: [
                ["imag", "ga_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "59fa1", "075b429b555e", "5a3055263652", "e9f\""],
            ]),
        TokenRule("sightengine-secret", "api.sightengine.com", beside: ["sightengine"], ["<A24-32>"],
            finds: [["sighten", "gine_secret = \"", "ldh0fS0RSOtL", "sEzKHDmZJvAp", "akTh\""]],
            passesOver: [
                ["sighten", "gine_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "ldh0f", "S0RSOtLsEzKH", "DmZJvApakTh\""],
            ]),
        TokenRule(
            "hive-ai-key", "api.thehive.ai",
            beside: ["thehive_", "hive_api", "hiveai"],
            ["<A32>", "<A20-100>"], .opaque,
            finds: [["thehi", "ve_key = \"", "zMHz3lATI1tC", "SWu6wKqkV2f3", "yH38TR4u\""]],
            passesOver: [
                ["thehi", "ve_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "zMHz3", "lATI1tCSWu6w", "KqkV2f3yH38T", "R4u\""],
            ]),
        TokenRule("faceplusplus-secret", "api-us.faceplusplus.com", beside: ["faceplusplus", "facepp"], ["<w32>"],
            finds: [["faceplu", "splus_key = \"", "fQ65AcJPgHgV", "CNG6R5UdUh3O", "zjxg1sa0\""]],
            passesOver: [
                ["faceplu", "splus_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "fQ65A", "cJPgHgVCNG6R", "5UdUh3Ozjxg1", "sa0\""],
            ]),
        TokenRule("kairos-key", "api.kairos.com", beside: ["kairos_"], ["<h32>"],
            finds: [["kair", "os_secret = \"", "051db4860d48", "5d573563cbcd", "441b9963\""]],
            passesOver: [
                ["kair", "os_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "051db", "4860d485d573", "563cbcd441b9", "963\""],
            ]),
        TokenRule(
            "ibm-tts-key", "api.us-south.text-to-speech.watson.cloud.ibm.com",
            beside: ["text_to_speech_api", "speech_to_text_api"],
            ["<w44>"],
            finds: [[
                "text_to_spe", "ech_api_api_key: \"", "6JkqEDhz7ctc", "jLHnpKaHnKg8", "vZB59TfkHHMI",
                "y_LFcgbS\""
            ]],
            passesOver: [
                [
                    "text_to_spe", "ech_api_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxx\""
                ],
                ["other_commit = \"", "6JkqE", "Dhz7ctcjLHnp", "KaHnKg8vZB59", "TfkHHMIy_LFc", "gbS\""],
            ]),
        TokenRule("xfyun-secret", "api.xfyun.cn", beside: ["iflytek", "xfyun"], ["<h32>"],
            finds: [["iflyt", "ek_key = \"", "826867886599", "d8fd04b140f1", "9905c78e\""]],
            passesOver: [
                ["iflyt", "ek_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "82686", "7886599d8fd0", "4b140f19905c", "78e\""],
            ]),
        TokenRule("sensetime-secret", "sensetime.com", beside: ["sensenova"], ["<A32>"],
            finds: [["sensen", "ova_secret = \"", "x3LbicbxxwgQ", "0Zc4WdXHxzJN", "97FWlUII\""]],
            passesOver: [
                ["sensen", "ova_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "x3Lbi", "cbxxwgQ0Zc4W", "dXHxzJN97FWl", "UII\""],
            ]),
        TokenRule("baichuan-key", "api.baichuan-ai.com", beside: ["baichuan"], ["sk-<h32>"],
            finds: [["baich", "uan_key = \"", "sk-f52144e57", "bfc25a54f47e", "31e04171328\""]],
            passesOver: [
                ["baich", "uan_key = \"", "sk-000000000", "000000000000", "00000000000\""],
                ["other_commit = \"", "sk-f5", "2144e57bfc25", "a54f47e31e04", "171328\""],
            ]),
        TokenRule(
            "minimax-key", "api.minimax.chat",
            beside: ["minimax"],
            ["eyJ<w10-60>.<w60-900>.<w40-700>"], .structured,
            finds: [[
                "minim", "ax_key = \"", "eyJx6tjtlPnn", "ECgg2Zyy-W3h", "M.BUFLgBcXc5", "ef9r5XwfMyDE",
                "yebZITCPKqwT", "XoHc5Sw5sX3H", "ERxn-q2PS12a", "t_YRWvDMXant", "Zl.SBc4T2O2I",
                "pVQSI5flxmRn", "YVPIT5Zzt3dk", "mGTcRq_sTVWq", "7Q1EabQ\""
            ]],
            passesOver: [
                [
                    "minim", "ax_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJx6", "tjtlPnnECgg2", "Zyy-W3hM.BUF", "LgBcXc5ef9r5", "XwfMyDEyebZI",
                    "TCPKqwTXoHc5", "Sw5sX3HERxn-", "q2PS12at_YRW", "vDMXantZl.SB", "c4T2O2IpVQSI", "5flxmRnYVPIT",
                    "5Zzt3dkmGTcR", "q_sTVWq7Q1Ea", "bQ\""
                ],
            ]),
        TokenRule("stepfun-key", "api.stepfun.com", beside: ["stepfun"], ["<A60-70>"],
            finds: [[
                "stepf", "un_api_key: \"", "AtfUNzNDHJ1A", "Esps6EzX0z34", "IZE9ppkbYEKx",
                "uUYouyoutP7z", "ifPviyfaNxUO", "LWryp\""
            ]],
            passesOver: [
                [
                    "stepf", "un_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "AtfUN", "zNDHJ1AEsps6", "EzX0z34IZE9p", "pkbYEKxuUYou", "youtP7zifPvi",
                    "yfaNxUOLWryp", "\""
                ],
            ]),
        TokenRule("siliconflow-key", "api.siliconflow.cn", beside: ["siliconflow"], ["sk-<l48>"],
            finds: [[
                "SILICON", "FLOW_TOKEN=\"", "sk-q3ks5opih", "64v8qpd0meoa", "mfyyjatfhng6",
                "yf9321g2ijps", "lr8\""
            ]],
            passesOver: [
                [
                    "SILICON", "FLOW_TOKEN=\"", "sk-xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxx\""
                ],
                ["other_commit = \"", "sk-q3", "ks5opih64v8q", "pd0meoamfyyj", "atfhng6yf932", "1g2ijpslr8\""],
            ]),
        TokenRule("volcengine-ark-key", "ark.cn-beijing.volces.com", beside: ["ark_api", "volces"], ["<uuid>"],
            finds: [["ARK_A", "PI_TOKEN=\"", "3915873b-f18", "6-9e90-e5b0-", "d322c54f1df4", "\""]],
            passesOver: [
                ["ARK_A", "PI_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "39158", "73b-f186-9e9", "0-e5b0-d322c", "54f1df4\""],
            ]),
    ]
}
