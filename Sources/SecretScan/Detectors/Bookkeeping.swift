extension TokenRule {
    /// Invoices, expenses, signatures and forms.
    static let bookkeeping: [TokenRule] = [
        TokenRule("freeagent-secret", "api.freeagent.com", beside: ["freeagent"], ["<w22>"],
            finds: [["freeag", "ent_api_key: \"", "YlSpKh3u4Li", "OL6-mTldEhw", "\""]],
            passesOver: [
                ["freeag", "ent_api_key: \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "YlSpKh3u4Li", "OL6-mTldEhw", "\""],
            ]),
        TokenRule("wave-token", "gql.waveapps.com", beside: ["waveapps"], ["<w30>"],
            finds: [["wavea", "pps_key = \"", "4Z8rF4heoYn-iUG", "pZFrIYOtkOnQXaM", "\""]],
            passesOver: [
                ["wavea", "pps_key = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "4Z8rF4heoYn-iUG", "pZFrIYOtkOnQXaM", "\""],
            ]),
        TokenRule("zohobooks-token", "books.zoho.com", beside: ["zohobooks"], ["<A20-100>"], .opaque,
            finds: [["ZOHOBO", "OKS_TOKEN=\"", "RrX9a0zTqDuuL7qm", "J8BfVbQOkwjVhcPk", "\""]],
            passesOver: [
                ["ZOHOBO", "OKS_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "RrX9a0zTqDuuL7qm", "J8BfVbQOkwjVhcPk", "\""],
            ]),
        TokenRule(
            "sage-secret", "api.accounting.sage.com",
            beside: ["sageaccounting", "sage_client", "sage_api"],
            ["<A20-100>"], .opaque,
            finds: [["sageacco", "unting_secret = \"", "JxRydacL33H0nDaD", "e9pDjqR4BfXLERYY", "\""]],
            passesOver: [
                ["sageacco", "unting_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "JxRydacL33H0nDaD", "e9pDjqR4BfXLERYY", "\""],
            ]),
        TokenRule("moneybird-token", "moneybird.com", beside: ["moneybird"], ["<w43>", "<h64>"],
            finds: [["moneyb", "ird_key = \"", "8G2m3x7rj6LiMyF4", "vjiR5PSds5CYsE4u", "Z7DRFEBz9CZ\""]],
            passesOver: [
                ["moneyb", "ird_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "8G2m3x7rj6LiMyF4", "vjiR5PSds5CYsE4u", "Z7DRFEBz9CZ\""],
            ]),
        TokenRule("fakturoid-secret", "app.fakturoid.cz", beside: ["fakturoid"], ["<h40>"],
            finds: [["faktur", "oid_key = \"", "7d2463a4ca2d7e24", "540670bfc9d7b4c1", "fb33478d\""]],
            passesOver: [
                ["faktur", "oid_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "7d2463a4ca2d7e24", "540670bfc9d7b4c1", "fb33478d\""],
            ]),
        TokenRule("lexoffice-key", "api.lexoffice.io", beside: ["lexoffice", "lexware"], ["<uuid>", "<w46>"],
            finds: [["lexoff", "ice_api_key: \"", "d999db0b-8f62-f8", "cf-fc5d-52796dd5", "0175\""]],
            passesOver: [
                ["lexoff", "ice_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "d999db0b-8f62-f8", "cf-fc5d-52796dd5", "0175\""],
            ]),
        TokenRule("billomat-key", "billomat.net", beside: ["billomat"], ["<h32>"],
            finds: [["billom", "at_api_key: \"", "fdeb8c71c8c6abed", "eaa96f77b86b0f30", "\""]],
            passesOver: [
                ["billom", "at_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fdeb8c71c8c6abed", "eaa96f77b86b0f30", "\""],
            ]),
        TokenRule("invoiced-key", "api.invoiced.com", beside: ["invoiced"], ["<A32>"],
            finds: [["INVOI", "CED_TOKEN=\"", "wuCTbzLpRw9HEif2", "QZEroUsfTZoF6LkW", "\""]],
            passesOver: [
                ["INVOI", "CED_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "wuCTbzLpRw9HEif2", "QZEroUsfTZoF6LkW", "\""],
            ]),
        TokenRule("chaser-secret", "openapi.chaserhq.com", beside: ["chaserhq"], ["<A20-100>"], .opaque,
            finds: [["CHASE", "RHQ_TOKEN=\"", "L5lxIn1vaFpqsvjf", "GT7RPY5U5EgnRR3T", "\""]],
            passesOver: [
                ["CHASE", "RHQ_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "L5lxIn1vaFpqsvjf", "GT7RPY5U5EgnRR3T", "\""],
            ]),
        TokenRule("expensify-secret", "integrations.expensify.com", beside: ["expensify"], ["<h40>"],
            finds: [["expens", "ify_key = \"", "b9759273a8029ab3", "24c2edf5aa050a9f", "d8b7be41\""]],
            passesOver: [
                ["expens", "ify_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "b9759273a8029ab3", "24c2edf5aa050a9f", "d8b7be41\""],
            ]),
        TokenRule("spendesk-key", "api.spendesk.com", beside: ["spendesk"], ["<A20-100>"], .opaque,
            finds: [["spend", "esk_key = \"", "5bx6zP1PVBgRtHOX", "eij1fBn0OcF00czi", "\""]],
            passesOver: [
                ["spend", "esk_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "5bx6zP1PVBgRtHOX", "eij1fBn0OcF00czi", "\""],
            ]),
        TokenRule("pleo-key", "openapi.pleo.io", beside: ["pleo_"], ["<A20-100>"], .opaque,
            finds: [["pleo", "_api_key: \"", "8dVkFnnlI3o7ybgd", "4VY5BmOvylwT3qLR", "\""]],
            passesOver: [
                ["pleo", "_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "8dVkFnnlI3o7ybgd", "4VY5BmOvylwT3qLR", "\""],
            ]),
        TokenRule("ramp-secret", "api.ramp.com", ["ramp_sec_<A48>"],
            finds: [["ramp_sec_JX8q7yZ", "oF0mTHvlPe9I3sUT", "Ez1Ak15wvGIHiEJq", "dwGgr1XQW"]],
            passesOver: [
                ["ramp_s", "ec_JX8"],
                ["ramp_sec_xxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxx"],
            ]),
        TokenRule("codat-key", "api.codat.io", beside: ["codat"], ["<A40>"],
            finds: [["coda", "t_secret = \"", "bQvqdn3ZwZl4blo4", "EI2rXHaX6D9jZrRi", "O8z7znRl\""]],
            passesOver: [
                ["coda", "t_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "bQvqdn3ZwZl4blo4", "EI2rXHaX6D9jZrRi", "O8z7znRl\""],
            ]),
        TokenRule("merge-key", "api.merge.dev", beside: ["mergedev", "merge_api", "merge_dev"], ["<w40-60>"],
            finds: [["merged", "ev_api_key: \"", "wyP2v1VuUrGsjLoB", "Gn74E4BMEi8LEVp1", "tX8k4q35rY_AFCPj", "FQ\""]],
            passesOver: [
                ["merged", "ev_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "wyP2v1VuUrGsjLoB", "Gn74E4BMEi8LEVp1", "tX8k4q35rY_AFCPj", "FQ\""],
            ]),
        TokenRule("finch-secret", "api.tryfinch.com", beside: ["tryfinch"], ["<A20-100>"], .opaque,
            finds: [["TRYFI", "NCH_TOKEN=\"", "kQKGpeLsucyAlOcI", "12F7sTLqZk3mqIEE", "\""]],
            passesOver: [
                ["TRYFI", "NCH_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "kQKGpeLsucyAlOcI", "12F7sTLqZk3mqIEE", "\""],
            ]),
        TokenRule("signnow-key", "api.signnow.com", beside: ["signnow"], ["<h64>"],
            finds: [[
                "signn", "ow_secret = \"", "f29441bfba2f2adc", "b2f5705cd85c3de6", "701aca27f4f75cbb",
                "82b6fdbac614e0e6", "\""
            ]],
            passesOver: [
                [
                    "signn", "ow_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "f29441bfba2f2adc", "b2f5705cd85c3de6", "701aca27f4f75cbb",
                    "82b6fdbac614e0e6", "\""
                ],
            ]),
        TokenRule("signwell-key", "signwell.com", beside: ["signwell", "docsketch"], ["<h64>"],
            finds: [[
                "signw", "ell_secret = \"", "abc821ea358776ba", "2281b3cb28c75b07", "a665758986cd94ef",
                "5d9636af221c53f2", "\""
            ]],
            passesOver: [
                [
                    "signw", "ell_secret = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "abc821ea358776ba", "2281b3cb28c75b07", "a665758986cd94ef",
                    "5d9636af221c53f2", "\""
                ],
            ]),
        TokenRule("eversign-key", "api.eversign.com", beside: ["eversign"], ["<h32>"],
            finds: [["evers", "ign_key = \"", "98c060d61b16128c", "9ffbe667d1a33f70", "\""]],
            passesOver: [
                ["evers", "ign_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "98c060d61b16128c", "9ffbe667d1a33f70", "\""],
            ]),
        TokenRule("signrequest-token", "signrequest.com", beside: ["signrequest"], ["<h40>"],
            finds: [["signreq", "uest_api_key: \"", "5508fee52fc3916c", "f0ecdb93f3009e98", "1889ebef\""]],
            passesOver: [
                ["signreq", "uest_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "5508fee52fc3916c", "f0ecdb93f3009e98", "1889ebef\""],
            ]),
        TokenRule("docuseal-key", "api.docuseal.co", beside: ["docuseal"], ["<A43>"],
            finds: [["docus", "eal_key = \"", "WqbzAoDbCXdudJCI", "zwZX4S1lRQtWSd7X", "H2Jp03DzYjV\""]],
            passesOver: [
                ["docus", "eal_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "WqbzAoDbCXdudJCI", "zwZX4S1lRQtWSd7X", "H2Jp03DzYjV\""],
            ]),
        TokenRule("documenso-key", "documenso.com", beside: ["documenso"], ["api_<l16>"],
            finds: [["docume", "nso_api_key: \"", "api_7m19vp", "39tklij30u", "\""]],
            passesOver: [
                ["docume", "nso_api_key: \"", "api_xxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "api_7m19vp", "39tklij30u", "\""],
            ]),
        TokenRule("formstack-token", "formstack.com", beside: ["formstack"], ["<h32>"],
            finds: [["formst", "ack_api_key: \"", "8c15f8d89ce689a0", "14ba3f05e00e4a43", "\""]],
            passesOver: [
                ["formst", "ack_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8c15f8d89ce689a0", "14ba3f05e00e4a43", "\""],
            ]),
        TokenRule("wufoo-key", "wufoo.com", beside: ["wufoo"], ["<U4>-<U4>-<U4>-<U4>"],
            finds: [["wufo", "o_secret = \"", "W5VF-FWEK-", "ZRTT-6OWA\""]],
            passesOver: [
                ["wufo", "o_secret = \"", "XXXX-XXXX-", "XXXX-XXXX\""],
                ["other_commit = \"", "W5VF-FWEK-", "ZRTT-6OWA\""],
            ]),
        TokenRule("cognitoforms-key", "cognitoforms.com", beside: ["cognitoforms"], ["<A20-100>"], .opaque,
            finds: [["cognito", "forms_secret = \"", "SyG4NRYbgfFm5bSI", "beZVJ0shkYi4Z1QW", "\""]],
            passesOver: [
                ["cognito", "forms_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "SyG4NRYbgfFm5bSI", "beZVJ0shkYi4Z1QW", "\""],
            ]),
        TokenRule(
            "tally-key", "api.tally.so",
            beside: ["tally_api", "tally_key", "tallyforms", "tallyso"],
            ["tly-<A40-60>"],
            finds: [["TALLY_", "API_TOKEN=\"", "tly-P93S9Io4fD8z", "pdnHrmQvskwrBkYJ", "dDJBPrkjbAMJkKrV", "c9Z870\""]],
            passesOver: [
                ["TALLY_", "API_TOKEN=\"", "tly-xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "tly-P93S9Io4fD8z", "pdnHrmQvskwrBkYJ", "dDJBPrkjbAMJkKrV", "c9Z870\""],
            ]),
        TokenRule("qualtrics-token", "qualtrics.com", beside: ["qualtrics"], ["<A40>"],
            finds: [["qualtr", "ics_api_key: \"", "Kp8C1OAd9Gu4gxUt", "yNJ3OTZyO662tZim", "WB1k19pw\""]],
            passesOver: [
                ["qualtr", "ics_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "Kp8C1OAd9Gu4gxUt", "yNJ3OTZyO662tZim", "WB1k19pw\""],
            ]),
        TokenRule("surveysparrow-token", "api.surveysparrow.com", beside: ["surveysparrow"], ["<w86>"],
            finds: [[
                "surveysp", "arrow_secret = \"", "GtYsiVOMtxp7Rkrr", "0NGzIrEd_gbObTtZ", "urK4yK18I5xYDbmS",
                "ttEvTsElOn82FRZ5", "6XiEdGPx1z9BAK_m", "c9kM4s\""
            ]],
            passesOver: [
                [
                    "surveysp", "arrow_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "GtYsiVOMtxp7Rkrr", "0NGzIrEd_gbObTtZ", "urK4yK18I5xYDbmS",
                    "ttEvTsElOn82FRZ5", "6XiEdGPx1z9BAK_m", "c9kM4s\""
                ],
            ]),
        TokenRule("hotjar-secret", "api.hotjar.io", beside: ["hotjar"], ["<A20-100>"], .opaque,
            finds: [["hotj", "ar_key = \"", "Co8fDNuO1fjHII5V", "b5WId30DwOm6VRqX", "\""]],
            passesOver: [
                ["hotj", "ar_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Co8fDNuO1fjHII5V", "b5WId30DwOm6VRqX", "\""],
            ]),
        TokenRule(
            "luma-key", "api.lu.ma",
            beside: ["luma_api", "luma_key", "lumaai"],
            ["secret-<A20-30>", "luma-<uuid>-<uuid>"],
            finds: [["LUMA_", "API_TOKEN=\"", "secret-ENq29bsa9", "kI3Yz4PEd8YHd8P0", "\""]],
            passesOver: [
                ["LUMA_", "API_TOKEN=\"", "secret-xxxxxxx", "xxxxxxxxxxxxx\""],
                ["other_commit = \"", "secret-ENq29bsa9", "kI3Yz4PEd8YHd8P0", "\""],
            ]),
    ]
}
