extension TokenRule {
    /// Invoices, expenses, signatures and forms.
    static let bookkeeping: [TokenRule] = [
        TokenRule("freeagent-secret", "api.freeagent.com", beside: ["freeagent"], ["<w22>"],
            finds: [["freeag", "ent_api_key: \"", "YlSpKh3u4Li", "OL6-mTldEhw", "\""]],
            passesOver: [
                ["freeag", "ent_api_key: \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "YlSpK", "h3u4LiOL6-m", "TldEhw\""],
            ]),
        TokenRule("wave-token", "gql.waveapps.com", beside: ["waveapps"], ["<w30>"],
            finds: [["wavea", "pps_key = \"", "4Z8rF4heoYn-", "iUGpZFrIYOtk", "OnQXaM\""]],
            passesOver: [
                ["wavea", "pps_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "4Z8rF", "4heoYn-iUGpZ", "FrIYOtkOnQXa", "M\""],
            ]),
        TokenRule("zohobooks-token", "books.zoho.com", beside: ["zohobooks"], ["<A20-100>"], .opaque,
            finds: [["ZOHOBO", "OKS_TOKEN=\"", "RrX9a0zTqDuu", "L7qmJ8BfVbQO", "kwjVhcPk\""]],
            passesOver: [
                ["ZOHOBO", "OKS_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "RrX9a", "0zTqDuuL7qmJ", "8BfVbQOkwjVh", "cPk\""],
            ]),
        TokenRule(
            "sage-secret", "api.accounting.sage.com",
            beside: ["sageaccounting", "sage_client", "sage_api"],
            ["<A20-100>"], .opaque,
            finds: [["sageacco", "unting_secret = \"", "JxRydacL33H0", "nDaDe9pDjqR4", "BfXLERYY\""]],
            passesOver: [
                ["sageacco", "unting_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "JxRyd", "acL33H0nDaDe", "9pDjqR4BfXLE", "RYY\""],
            ]),
        TokenRule("moneybird-token", "moneybird.com", beside: ["moneybird"], ["<w43>", "<h64>"],
            finds: [["moneyb", "ird_key = \"", "8G2m3x7rj6Li", "MyF4vjiR5PSd", "s5CYsE4uZ7DR", "FEBz9CZ\""]],
            passesOver: [
                ["moneyb", "ird_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "8G2m3", "x7rj6LiMyF4v", "jiR5PSds5CYs", "E4uZ7DRFEBz9", "CZ\""],
            ]),
        TokenRule("fakturoid-secret", "app.fakturoid.cz", beside: ["fakturoid"], ["<h40>"],
            finds: [["faktur", "oid_key = \"", "7d2463a4ca2d", "7e24540670bf", "c9d7b4c1fb33", "478d\""]],
            passesOver: [
                ["faktur", "oid_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "7d246", "3a4ca2d7e245", "40670bfc9d7b", "4c1fb33478d\""],
            ]),
        TokenRule("lexoffice-key", "api.lexoffice.io", beside: ["lexoffice", "lexware"], ["<uuid>", "<w46>"],
            finds: [["lexoff", "ice_api_key: \"", "d999db0b-8f6", "2-f8cf-fc5d-", "52796dd50175", "\""]],
            passesOver: [
                ["lexoff", "ice_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "d999d", "b0b-8f62-f8c", "f-fc5d-52796", "dd50175\""],
            ]),
        TokenRule("billomat-key", "billomat.net", beside: ["billomat"], ["<h32>"],
            finds: [["billom", "at_api_key: \"", "fdeb8c71c8c6", "abedeaa96f77", "b86b0f30\""]],
            passesOver: [
                ["billom", "at_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "fdeb8", "c71c8c6abede", "aa96f77b86b0", "f30\""],
            ]),
        TokenRule("invoiced-key", "api.invoiced.com", beside: ["invoiced"], ["<A32>"],
            finds: [["INVOI", "CED_TOKEN=\"", "wuCTbzLpRw9H", "Eif2QZEroUsf", "TZoF6LkW\""]],
            passesOver: [
                ["INVOI", "CED_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "wuCTb", "zLpRw9HEif2Q", "ZEroUsfTZoF6", "LkW\""],
            ]),
        TokenRule("chaser-secret", "openapi.chaserhq.com", beside: ["chaserhq"], ["<A20-100>"], .opaque,
            finds: [["CHASE", "RHQ_TOKEN=\"", "L5lxIn1vaFpq", "svjfGT7RPY5U", "5EgnRR3T\""]],
            passesOver: [
                ["CHASE", "RHQ_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "L5lxI", "n1vaFpqsvjfG", "T7RPY5U5EgnR", "R3T\""],
            ]),
        TokenRule("expensify-secret", "integrations.expensify.com", beside: ["expensify"], ["<h40>"],
            finds: [["expens", "ify_key = \"", "b9759273a802", "9ab324c2edf5", "aa050a9fd8b7", "be41\""]],
            passesOver: [
                ["expens", "ify_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "b9759", "273a8029ab32", "4c2edf5aa050", "a9fd8b7be41\""],
            ]),
        TokenRule("spendesk-key", "api.spendesk.com", beside: ["spendesk"], ["<A20-100>"], .opaque,
            finds: [["spend", "esk_key = \"", "5bx6zP1PVBgR", "tHOXeij1fBn0", "OcF00czi\""]],
            passesOver: [
                ["spend", "esk_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "5bx6z", "P1PVBgRtHOXe", "ij1fBn0OcF00", "czi\""],
            ]),
        TokenRule("pleo-key", "openapi.pleo.io", beside: ["pleo_"], ["<A20-100>"], .opaque,
            finds: [["pleo", "_api_key: \"", "8dVkFnnlI3o7", "ybgd4VY5BmOv", "ylwT3qLR\""]],
            passesOver: [
                ["pleo", "_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "8dVkF", "nnlI3o7ybgd4", "VY5BmOvylwT3", "qLR\""],
            ]),
        TokenRule("ramp-secret", "api.ramp.com", ["ramp_sec_<A48>"],
            finds: [["ramp_", "sec_JX8q7yZo", "F0mTHvlPe9I3", "sUTEz1Ak15wv", "GIHiEJqdwGgr", "1XQW"]],
            passesOver: [
                ["ramp_s", "ec_JX8"],
                ["ramp_", "sec_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule("codat-key", "api.codat.io", beside: ["codat"], ["<A40>"],
            finds: [["coda", "t_secret = \"", "bQvqdn3ZwZl4", "blo4EI2rXHaX", "6D9jZrRiO8z7", "znRl\""]],
            passesOver: [
                ["coda", "t_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "bQvqd", "n3ZwZl4blo4E", "I2rXHaX6D9jZ", "rRiO8z7znRl\""],
            ]),
        TokenRule("merge-key", "api.merge.dev", beside: ["mergedev", "merge_api", "merge_dev"], ["<w40-60>"],
            finds: [[
                "merged", "ev_api_key: \"", "wyP2v1VuUrGs", "jLoBGn74E4BM", "Ei8LEVp1tX8k",
                "4q35rY_AFCPj", "FQ\""
            ]],
            passesOver: [
                ["merged", "ev_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "wyP2v", "1VuUrGsjLoBG", "n74E4BMEi8LE", "Vp1tX8k4q35r", "Y_AFCPjFQ\""],
            ]),
        TokenRule("finch-secret", "api.tryfinch.com", beside: ["tryfinch"], ["<A20-100>"], .opaque,
            finds: [["TRYFI", "NCH_TOKEN=\"", "kQKGpeLsucyA", "lOcI12F7sTLq", "Zk3mqIEE\""]],
            passesOver: [
                ["TRYFI", "NCH_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "kQKGp", "eLsucyAlOcI1", "2F7sTLqZk3mq", "IEE\""],
            ]),
        TokenRule("signnow-key", "api.signnow.com", beside: ["signnow"], ["<h64>"],
            finds: [[
                "signn", "ow_secret = \"", "f29441bfba2f", "2adcb2f5705c", "d85c3de6701a",
                "ca27f4f75cbb", "82b6fdbac614", "e0e6\""
            ]],
            passesOver: [
                [
                    "signn", "ow_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "f2944", "1bfba2f2adcb", "2f5705cd85c3", "de6701aca27f", "4f75cbb82b6f",
                    "dbac614e0e6\""
                ],
            ]),
        TokenRule("signwell-key", "signwell.com", beside: ["signwell", "docsketch"], ["<h64>"],
            finds: [[
                "signw", "ell_secret = \"", "abc821ea3587", "76ba2281b3cb", "28c75b07a665",
                "758986cd94ef", "5d9636af221c", "53f2\""
            ]],
            passesOver: [
                [
                    "signw", "ell_secret = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "abc82", "1ea358776ba2", "281b3cb28c75", "b07a66575898", "6cd94ef5d963",
                    "6af221c53f2\""
                ],
            ]),
        TokenRule("eversign-key", "api.eversign.com", beside: ["eversign"], ["<h32>"],
            finds: [["evers", "ign_key = \"", "98c060d61b16", "128c9ffbe667", "d1a33f70\""]],
            passesOver: [
                ["evers", "ign_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "98c06", "0d61b16128c9", "ffbe667d1a33", "f70\""],
            ]),
        TokenRule("signrequest-token", "signrequest.com", beside: ["signrequest"], ["<h40>"],
            finds: [["signreq", "uest_api_key: \"", "5508fee52fc3", "916cf0ecdb93", "f3009e981889", "ebef\""]],
            passesOver: [
                ["signreq", "uest_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "5508f", "ee52fc3916cf", "0ecdb93f3009", "e981889ebef\""],
            ]),
        TokenRule("docuseal-key", "api.docuseal.co", beside: ["docuseal"], ["<A43>"],
            finds: [["docus", "eal_key = \"", "WqbzAoDbCXdu", "dJCIzwZX4S1l", "RQtWSd7XH2Jp", "03DzYjV\""]],
            passesOver: [
                ["docus", "eal_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "WqbzA", "oDbCXdudJCIz", "wZX4S1lRQtWS", "d7XH2Jp03DzY", "jV\""],
            ]),
        TokenRule("documenso-key", "documenso.com", beside: ["documenso"], ["api_<l16>"],
            finds: [["docume", "nso_api_key: \"", "api_7m19vp", "39tklij30u", "\""]],
            passesOver: [
                ["docume", "nso_api_key: \"", "api_xxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "api_7", "m19vp39tkl", "ij30u\""],
            ]),
        TokenRule("formstack-token", "formstack.com", beside: ["formstack"], ["<h32>"],
            finds: [["formst", "ack_api_key: \"", "8c15f8d89ce6", "89a014ba3f05", "e00e4a43\""]],
            passesOver: [
                ["formst", "ack_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8c15f", "8d89ce689a01", "4ba3f05e00e4", "a43\""],
            ]),
        TokenRule("wufoo-key", "wufoo.com", beside: ["wufoo"], ["<U4>-<U4>-<U4>-<U4>"],
            finds: [["wufo", "o_secret = \"", "W5VF-FWEK-", "ZRTT-6OWA\""]],
            passesOver: [
                ["wufo", "o_secret = \"", "XXXX-XXXX-", "XXXX-XXXX\""],
                ["other_commit = \"", "W5VF-", "FWEK-ZRTT-", "6OWA\""],
            ]),
        TokenRule("cognitoforms-key", "cognitoforms.com", beside: ["cognitoforms"], ["<A20-100>"], .opaque,
            finds: [["cognito", "forms_secret = \"", "SyG4NRYbgfFm", "5bSIbeZVJ0sh", "kYi4Z1QW\""]],
            passesOver: [
                ["cognito", "forms_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "SyG4N", "RYbgfFm5bSIb", "eZVJ0shkYi4Z", "1QW\""],
            ]),
        TokenRule(
            "tally-key", "api.tally.so",
            beside: ["tally_api", "tally_key", "tallyforms", "tallyso"],
            ["tly-<A40-60>"],
            finds: [[
                "TALLY_", "API_TOKEN=\"", "tly-P93S9Io4", "fD8zpdnHrmQv", "skwrBkYJdDJB",
                "PrkjbAMJkKrV", "c9Z870\""
            ]],
            passesOver: [
                ["TALLY_", "API_TOKEN=\"", "tly-xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                [
                    "other_commit = \"", "tly-P", "93S9Io4fD8zp", "dnHrmQvskwrB", "kYJdDJBPrkjb", "AMJkKrVc9Z87",
                    "0\""
                ],
            ]),
        TokenRule("qualtrics-token", "qualtrics.com", beside: ["qualtrics"], ["<A40>"],
            finds: [["qualtr", "ics_secret = \"", "VoWS0VGEjzje", "92xutZTZjHlJ", "RhTDvW295GIf", "JiiG\""]],
            passesOver: [
                ["qualtr", "ics_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "VoWS0", "VGEjzje92xut", "ZTZjHlJRhTDv", "W295GIfJiiG\""],
            ]),
        TokenRule("surveysparrow-token", "api.surveysparrow.com", beside: ["surveysparrow"], ["<w86>"],
            finds: [[
                "surveysp", "arrow_api_key: \"", "rGzIrEd_gbOb", "TtZurK4yK18I", "5xYDbmSttEvT",
                "sElOn82FRZ56", "XiEdGPx1z9BA", "K_mc9kM4kL6C", "k7Pltcg6TyH6", "5x\""
            ]],
            passesOver: [
                [
                    "surveysp", "arrow_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx\""
                ],
                [
                    "other_commit = \"", "rGzIr", "Ed_gbObTtZur", "K4yK18I5xYDb", "mSttEvTsElOn", "82FRZ56XiEdG",
                    "Px1z9BAK_mc9", "kM4kL6Ck7Plt", "cg6TyH65x\""
                ],
            ]),
        TokenRule("hotjar-secret", "api.hotjar.io", beside: ["hotjar"], ["<A20-100>"], .opaque,
            finds: [["hotj", "ar_secret = \"", "9nAGvHYKpbFU", "pAKCJBgfPDxS", "iNq29bsk\""]],
            passesOver: [
                ["hotj", "ar_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "9nAGv", "HYKpbFUpAKCJ", "BgfPDxSiNq29", "bsk\""],
            ]),
        TokenRule(
            "luma-key", "api.lu.ma",
            beside: ["luma_api", "luma_key", "lumaai"],
            ["secret-<A20-30>", "luma-<uuid>-<uuid>"],
            finds: [["luma_", "api_secret = \"", "secret-LxqWM", "KjXjIdKJKaBu", "TGz4073k\""]],
            passesOver: [
                ["luma_", "api_secret = \"", "secret-xxxxx", "xxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "secre", "t-LxqWMKjXjI", "dKJKaBuTGz40", "73k\""],
            ]),
    ]
}
