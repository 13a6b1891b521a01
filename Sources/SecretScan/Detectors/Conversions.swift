extension TokenRule {
    /// Documents and pages converted, read and searched.
    static let conversions: [TokenRule] = [
        TokenRule("pdfshift-key", "api.pdfshift.io", beside: ["pdfshift"], ["sk_<h40>", "<h32>"],
            finds: [["pdfshi", "ft_api_key: \"", "sk_36437e433", "a7bb179dd62d", "38285a9466ce", "2e44e79\""]],
            passesOver: [
                ["pdfshi", "ft_api_key: \"", "sk_000000000", "000000000000", "000000000000", "0000000\""],
                ["other_commit = \"", "sk_36", "437e433a7bb1", "79dd62d38285", "a9466ce2e44e", "79\""],
            ]),
        TokenRule("pdfco-key", "api.pdf.co", beside: ["pdfco", "pdf_co"], ["<u30-120>"],
            finds: [["pdfc", "o_secret = \"", "0B0gr74vZTh9", "OBoNcy~2Ifl_", "EaxQehk_m4cq", "H_E1g8\""]],
            passesOver: [
                ["pdfc", "o_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "0B0gr", "74vZTh9OBoNc", "y~2Ifl_EaxQe", "hk_m4cqH_E1g", "8\""],
            ]),
        TokenRule("cloudconvert-key", "api.cloudconvert.com", beside: ["cloudconvert"], ["<A60-64>"],
            finds: [[
                "cloudcon", "vert_api_key: \"", "UkGDlVrjjgez", "1ZZtAK6U6XrN", "sl5PTApdj7tJ",
                "2gGcLFpCJyH9", "YmDszXXwjBlK", "Q6\""
            ]],
            passesOver: [
                [
                    "cloudcon", "vert_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "UkGDl", "Vrjjgez1ZZtA", "K6U6XrNsl5PT", "Apdj7tJ2gGcL", "FpCJyH9YmDsz",
                    "XXwjBlKQ6\""
                ],
            ]),
        TokenRule("convertapi-secret", "v2.convertapi.com", beside: ["convertapi"], ["<A20-100>"], .opaque,
            finds: [["CONVER", "TAPI_TOKEN=\"", "14gKJYPQ7wQB", "UgWKYI3sUxr3", "ZvpKuZUS\""]],
            passesOver: [
                ["CONVER", "TAPI_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "14gKJ", "YPQ7wQBUgWKY", "I3sUxr3ZvpKu", "ZUS\""],
            ]),
        TokenRule("restpack-token", "restpack.io", beside: ["restpack"], ["<A20-100>"], .opaque,
            finds: [["restp", "ack_key = \"", "8w3do1UU02jx", "aeAhaCdhtm1C", "Rli1ZvXN\""]],
            passesOver: [
                ["restp", "ack_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "8w3do", "1UU02jxaeAha", "Cdhtm1CRli1Z", "vXN\""],
            ]),
        TokenRule("apiflash-key", "api.apiflash.com", beside: ["apiflash"], ["<h32>"],
            finds: [["apifl", "ash_key = \"", "6bf8fe7dc6ab", "35568a7bf24e", "65a7e238\""]],
            passesOver: [
                ["apifl", "ash_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "6bf8f", "e7dc6ab35568", "a7bf24e65a7e", "238\""],
            ]),
        TokenRule("urlbox-secret", "api.urlbox.io", beside: ["urlbox"], ["<A20-100>"], .opaque,
            finds: [["urlbo", "x_api_key: \"", "Is8CMAMPy1AL", "MVjjtSG4LpTd", "wrlcTzGn\""]],
            passesOver: [
                ["urlbo", "x_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Is8CM", "AMPy1ALMVjjt", "SG4LpTdwrlcT", "zGn\""],
            ]),
        TokenRule(
            "screenshotone-key", "api.screenshotone.com",
            beside: ["screenshotone"],
            ["<w14>", "<A20-100>"], .opaque,
            finds: [["screensh", "otone_secret = \"", "r-Yr1oh", "N294lGK", "\""]],
            passesOver: [
                ["screensh", "otone_secret = \"", "xxxxxxx", "xxxxxxx", "\""],
                ["other_commit = \"", "r-Yr1", "ohN294l", "GK\""],
            ]),
        TokenRule("microlink-key", "pro.microlink.io", beside: ["microlink"], ["<A20-100>"], .opaque,
            finds: [["microl", "ink_key = \"", "0DTl9pIRy4rV", "cnPTL2KeqHcb", "tFqMiUlS\""]],
            passesOver: [
                ["microl", "ink_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "0DTl9", "pIRy4rVcnPTL", "2KeqHcbtFqMi", "UlS\""],
            ]),
        TokenRule("diffbot-token", "api.diffbot.com", beside: ["diffbot"], ["<h32>"],
            finds: [["diffb", "ot_api_key: \"", "fa7a1673343c", "e1fc77da881b", "e891c06f\""]],
            passesOver: [
                ["diffb", "ot_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "fa7a1", "673343ce1fc7", "7da881be891c", "06f\""],
            ]),
        TokenRule("dandelion-token", "api.dandelion.eu", beside: ["dandelion_api", "dandelion_token"], ["<h32>"],
            finds: [["dandelio", "n_api_api_key: \"", "e2ffa5dcfd3b", "445dd788d3f5", "34ce03e3\""]],
            passesOver: [
                ["dandelio", "n_api_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "e2ffa", "5dcfd3b445dd", "788d3f534ce0", "3e3\""],
            ]),
        TokenRule("aylien-key", "api.aylien.com", beside: ["aylien"], ["<h32>"],
            finds: [["AYLI", "EN_TOKEN=\"", "35a3a460b0c2", "e13c68c974d9", "86efde2b\""]],
            passesOver: [
                ["AYLI", "EN_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "35a3a", "460b0c2e13c6", "8c974d986efd", "e2b\""],
            ]),
        TokenRule("meaningcloud-key", "api.meaningcloud.com", beside: ["meaningcloud"], ["<h32>"],
            finds: [["MEANING", "CLOUD_TOKEN=\"", "951ae7fc32a6", "6c628986b8bd", "e9aecb0e\""]],
            passesOver: [
                ["MEANING", "CLOUD_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "951ae", "7fc32a66c628", "986b8bde9aec", "b0e\""],
            ]),
        TokenRule("textrazor-key", "api.textrazor.com", beside: ["textrazor"], ["<h56>"],
            finds: [[
                "textra", "zor_key = \"", "caefe2ee3caa", "b83304dcdf77", "83e5a6bdd6ef",
                "a76bf2522e74", "e20b6f63\""
            ]],
            passesOver: [
                [
                    "textra", "zor_key = \"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "00000000\""
                ],
                [
                    "other_commit = \"", "caefe", "2ee3caab8330", "4dcdf7783e5a", "6bdd6efa76bf", "2522e74e20b6",
                    "f63\""
                ],
            ]),
        TokenRule("gnews-key", "gnews.io", beside: ["gnews"], ["<h32>"],
            finds: [["gnew", "s_api_key: \"", "fd048b61d949", "834d4f374d93", "43943d13\""]],
            passesOver: [
                ["gnew", "s_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "fd048", "b61d949834d4", "f374d9343943", "d13\""],
            ]),
        TokenRule("currentsapi-key", "api.currentsapi.services", beside: ["currentsapi"], ["<w48>"],
            finds: [[
                "current", "sapi_key = \"", "CdOlC1St7GgJ", "h0nat8ddc_y2", "qyNcA6yy8N1I",
                "SUvxJhC5DHQy", "\""
            ]],
            passesOver: [
                ["current", "sapi_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "CdOlC", "1St7GgJh0nat", "8ddc_y2qyNcA", "6yy8N1ISUvxJ", "hC5DHQy\""],
            ]),
        TokenRule("newscatcher-key", "api.newscatcherapi.com", beside: ["newscatcher"], ["<w43>"],
            finds: [[
                "newscat", "cher_secret = \"", "QxSQWs4CCHZC", "AXsIXwXkciL9", "EZp03TxBuO0x",
                "i8gQYB0\""
            ]],
            passesOver: [
                ["newscat", "cher_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "QxSQW", "s4CCHZCAXsIX", "wXkciL9EZp03", "TxBuO0xi8gQY", "B0\""],
            ]),
        TokenRule("webhose-token", "api.webz.io", beside: ["webhose", "webz_io"], ["<uuid>"],
            finds: [["WEBHO", "SE_TOKEN=\"", "d9435525-fcd", "7-1a79-6865-", "042197c7876f", "\""]],
            passesOver: [
                ["WEBHO", "SE_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "d9435", "525-fcd7-1a7", "9-6865-04219", "7c7876f\""],
            ]),
        TokenRule(
            "bing-subscription-key", "api.bing.microsoft.com",
            beside: ["bing_search", "bing_subscription", "bing_api", "bingapi", "bing_key"],
            ["<h32>"],
            finds: [["bing_se", "arch_api_key: \"", "8a3cb3938672", "eaa0c626a9a5", "7ea46380\""]],
            passesOver: [
                ["bing_se", "arch_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8a3cb", "3938672eaa0c", "626a9a57ea46", "380\""],
            ]),
        TokenRule(
            "brave-search-key", "api.search.brave.com",
            beside: ["brave_search", "brave_api", "bravesearch"],
            ["BSA<w25-28>"],
            finds: [["brave_se", "arch_api_key: \"", "BSAtID5PS8yZ", "MfEFONeWhMUv", "lZ3Rc\""]],
            passesOver: [
                ["brave_se", "arch_api_key: \"", "BSAxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "BSAtI", "D5PS8yZMfEFO", "NeWhMUvlZ3Rc", "\""],
            ]),
        TokenRule("dataforseo-password", "api.dataforseo.com", beside: ["dataforseo"], ["<h16>"],
            finds: [["datafor", "seo_api_key: \"", "83dff535", "a2e4f1d1", "\""]],
            passesOver: [
                ["datafor", "seo_api_key: \"", "00000000", "00000000", "\""],
                ["other_commit = \"", "83dff", "535a2e4f", "1d1\""],
            ]),
        TokenRule(
            "valueserp-key", "api.valueserp.com",
            beside: ["valueserp", "scaleserp", "rainforestapi"],
            ["<X32>"],
            finds: [["VALUES", "ERP_TOKEN=\"", "A4157E313BDC", "696259CDEDA9", "0C023D62\""]],
            passesOver: [
                ["VALUES", "ERP_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "A4157", "E313BDC69625", "9CDEDA90C023", "D62\""],
            ]),
        TokenRule("scrapfly-key", "api.scrapfly.io", ["scp-live-<h32>", "scp-test-<h32>"],
            finds: [["scp-l", "ive-e4439858", "cfbb75e33132", "a68c85862031"]],
            passesOver: [
                ["scp-li", "ve-e44"],
                ["scp-l", "ive-00000000", "000000000000", "000000000000"],
            ]),
        TokenRule("scrapingant-key", "api.scrapingant.com", beside: ["scrapingant"], ["<h32>"],
            finds: [["scrapin", "gant_api_key: \"", "811937d7fc6c", "8b33eb8a4c27", "61798547\""]],
            passesOver: [
                ["scrapin", "gant_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "81193", "7d7fc6c8b33e", "b8a4c2761798", "547\""],
            ]),
        TokenRule("zyte-key", "api.zyte.com", beside: ["zyte", "scrapinghub", "crawlera"], ["<h32>"],
            finds: [["zyte", "_api_key: \"", "12e0da11a6d1", "58d823856162", "e220eeb2\""]],
            passesOver: [
                ["zyte", "_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "12e0d", "a11a6d158d82", "3856162e220e", "eb2\""],
            ]),
        TokenRule(
            "brightdata-token", "api.brightdata.com",
            beside: ["brightdata", "bright_data", "luminati"],
            ["<uuid>", "<h64>"],
            finds: [["bright", "data_secret = \"", "69e9c6d4-a24", "a-69f3-a7aa-", "ca22ea564f32", "\""]],
            passesOver: [
                ["bright", "data_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "69e9c", "6d4-a24a-69f", "3-a7aa-ca22e", "a564f32\""],
            ]),
        TokenRule("oxylabs-password", "realtime.oxylabs.io", beside: ["oxylabs"], ["<A20-100>"], .opaque,
            finds: [["oxyla", "bs_key = \"", "QWYpMD0YCBLr", "YJc85xSOZwJf", "Du0uvMiu\""]],
            passesOver: [
                ["oxyla", "bs_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "QWYpM", "D0YCBLrYJc85", "xSOZwJfDu0uv", "Miu\""],
            ]),
        TokenRule(
            "browserless-token", "chrome.browserless.io",
            beside: ["browserless"],
            ["<uuid>", "<A20-100>"], .opaque,
            finds: [["browser", "less_key = \"", "7bf3517b-655", "6-049a-d729-", "96fe6173a774", "\""]],
            passesOver: [
                ["browser", "less_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "7bf35", "17b-6556-049", "a-d729-96fe6", "173a774\""],
            ]),
        TokenRule("hasdata-key", "api.hasdata.com", beside: ["hasdata", "scrape_it"], ["<uuid>"],
            finds: [["hasda", "ta_api_key: \"", "5dc8712d-979", "3-0b62-d8bd-", "6447500d9a46", "\""]],
            passesOver: [
                ["hasda", "ta_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "5dc87", "12d-9793-0b6", "2-d8bd-64475", "00d9a46\""],
            ]),
    ]
}
