extension TokenRule {
    /// Documents and pages converted, read and searched.
    static let conversions: [TokenRule] = [
        TokenRule("pdfshift-key", "api.pdfshift.io", beside: ["pdfshift"], ["sk_<h40>", "<h32>"],
            finds: [["pdfshi", "ft_api_key: \"", "sk_36437e433a7bb", "179dd62d38285a94", "66ce2e44e79\""]],
            passesOver: [
                ["pdfshi", "ft_api_key: \"", "sk_0000000000000", "0000000000000000", "00000000000\""],
                ["other_commit = \"", "sk_36437e433a7bb", "179dd62d38285a94", "66ce2e44e79\""],
            ]),
        TokenRule("pdfco-key", "api.pdf.co", beside: ["pdfco", "pdf_co"], ["<u30-120>"],
            finds: [["pdfc", "o_secret = \"", "0B0gr74vZTh9OBoN", "cy~2Ifl_EaxQehk_", "m4cqH_E1g8\""]],
            passesOver: [
                ["pdfc", "o_secret = \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "0B0gr74vZTh9OBoN", "cy~2Ifl_EaxQehk_", "m4cqH_E1g8\""],
            ]),
        TokenRule("cloudconvert-key", "api.cloudconvert.com", beside: ["cloudconvert"], ["<A60-64>"],
            finds: [[
                "cloudcon", "vert_api_key: \"", "UkGDlVrjjgez1ZZt", "AK6U6XrNsl5PTApd", "j7tJ2gGcLFpCJyH9",
                "YmDszXXwjBlKQ6\""
            ]],
            passesOver: [
                [
                    "cloudcon", "vert_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "UkGDlVrjjgez1ZZt", "AK6U6XrNsl5PTApd", "j7tJ2gGcLFpCJyH9", "YmDszXXwjBlKQ6\""],
            ]),
        TokenRule("convertapi-secret", "v2.convertapi.com", beside: ["convertapi"], ["<A20-100>"], .opaque,
            finds: [["CONVER", "TAPI_TOKEN=\"", "14gKJYPQ7wQBUgWK", "YI3sUxr3ZvpKuZUS", "\""]],
            passesOver: [
                ["CONVER", "TAPI_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "14gKJYPQ7wQBUgWK", "YI3sUxr3ZvpKuZUS", "\""],
            ]),
        TokenRule("restpack-token", "restpack.io", beside: ["restpack"], ["<A20-100>"], .opaque,
            finds: [["restp", "ack_key = \"", "8w3do1UU02jxaeAh", "aCdhtm1CRli1ZvXN", "\""]],
            passesOver: [
                ["restp", "ack_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "8w3do1UU02jxaeAh", "aCdhtm1CRli1ZvXN", "\""],
            ]),
        TokenRule("apiflash-key", "api.apiflash.com", beside: ["apiflash"], ["<h32>"],
            finds: [["apifl", "ash_key = \"", "6bf8fe7dc6ab3556", "8a7bf24e65a7e238", "\""]],
            passesOver: [
                ["apifl", "ash_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "6bf8fe7dc6ab3556", "8a7bf24e65a7e238", "\""],
            ]),
        TokenRule("urlbox-secret", "api.urlbox.io", beside: ["urlbox"], ["<A20-100>"], .opaque,
            finds: [["urlbo", "x_api_key: \"", "Is8CMAMPy1ALMVjj", "tSG4LpTdwrlcTzGn", "\""]],
            passesOver: [
                ["urlbo", "x_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Is8CMAMPy1ALMVjj", "tSG4LpTdwrlcTzGn", "\""],
            ]),
        TokenRule(
            "screenshotone-key", "api.screenshotone.com",
            beside: ["screenshotone"],
            ["<w14>", "<A20-100>"], .opaque,
            finds: [["screensh", "otone_secret = \"", "r-Yr1oh", "N294lGK", "\""]],
            passesOver: [
                ["screensh", "otone_secret = \"", "xxxxxxx", "xxxxxxx", "\""],
                ["other_commit = \"", "r-Yr1oh", "N294lGK", "\""],
            ]),
        TokenRule("microlink-key", "pro.microlink.io", beside: ["microlink"], ["<A20-100>"], .opaque,
            finds: [["microl", "ink_key = \"", "0DTl9pIRy4rVcnPT", "L2KeqHcbtFqMiUlS", "\""]],
            passesOver: [
                ["microl", "ink_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "0DTl9pIRy4rVcnPT", "L2KeqHcbtFqMiUlS", "\""],
            ]),
        TokenRule("diffbot-token", "api.diffbot.com", beside: ["diffbot"], ["<h32>"],
            finds: [["diffb", "ot_api_key: \"", "fa7a1673343ce1fc", "77da881be891c06f", "\""]],
            passesOver: [
                ["diffb", "ot_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fa7a1673343ce1fc", "77da881be891c06f", "\""],
            ]),
        TokenRule("dandelion-token", "api.dandelion.eu", beside: ["dandelion_api", "dandelion_token"], ["<h32>"],
            finds: [["dandelio", "n_api_api_key: \"", "e2ffa5dcfd3b445d", "d788d3f534ce03e3", "\""]],
            passesOver: [
                ["dandelio", "n_api_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "e2ffa5dcfd3b445d", "d788d3f534ce03e3", "\""],
            ]),
        TokenRule("aylien-key", "api.aylien.com", beside: ["aylien"], ["<h32>"],
            finds: [["AYLI", "EN_TOKEN=\"", "35a3a460b0c2e13c", "68c974d986efde2b", "\""]],
            passesOver: [
                ["AYLI", "EN_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "35a3a460b0c2e13c", "68c974d986efde2b", "\""],
            ]),
        TokenRule("meaningcloud-key", "api.meaningcloud.com", beside: ["meaningcloud"], ["<h32>"],
            finds: [["MEANING", "CLOUD_TOKEN=\"", "951ae7fc32a66c62", "8986b8bde9aecb0e", "\""]],
            passesOver: [
                ["MEANING", "CLOUD_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "951ae7fc32a66c62", "8986b8bde9aecb0e", "\""],
            ]),
        TokenRule("textrazor-key", "api.textrazor.com", beside: ["textrazor"], ["<h56>"],
            finds: [["textra", "zor_key = \"", "caefe2ee3caab833", "04dcdf7783e5a6bd", "d6efa76bf2522e74", "e20b6f63\""]],
            passesOver: [
                ["textra", "zor_key = \"", "0000000000000000", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "caefe2ee3caab833", "04dcdf7783e5a6bd", "d6efa76bf2522e74", "e20b6f63\""],
            ]),
        TokenRule("gnews-key", "gnews.io", beside: ["gnews"], ["<h32>"],
            finds: [["gnew", "s_api_key: \"", "fd048b61d949834d", "4f374d9343943d13", "\""]],
            passesOver: [
                ["gnew", "s_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fd048b61d949834d", "4f374d9343943d13", "\""],
            ]),
        TokenRule("currentsapi-key", "api.currentsapi.services", beside: ["currentsapi"], ["<w48>"],
            finds: [["current", "sapi_key = \"", "CdOlC1St7GgJh0na", "t8ddc_y2qyNcA6yy", "8N1ISUvxJhC5DHQy", "\""]],
            passesOver: [
                ["current", "sapi_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "CdOlC1St7GgJh0na", "t8ddc_y2qyNcA6yy", "8N1ISUvxJhC5DHQy", "\""],
            ]),
        TokenRule("newscatcher-key", "api.newscatcherapi.com", beside: ["newscatcher"], ["<w43>"],
            finds: [["newscat", "cher_secret = \"", "QxSQWs4CCHZCAXsI", "XwXkciL9EZp03TxB", "uO0xi8gQYB0\""]],
            passesOver: [
                ["newscat", "cher_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "QxSQWs4CCHZCAXsI", "XwXkciL9EZp03TxB", "uO0xi8gQYB0\""],
            ]),
        TokenRule("webhose-token", "api.webz.io", beside: ["webhose", "webz_io"], ["<uuid>"],
            finds: [["WEBHO", "SE_TOKEN=\"", "d9435525-fcd7-1a", "79-6865-042197c7", "876f\""]],
            passesOver: [
                ["WEBHO", "SE_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "d9435525-fcd7-1a", "79-6865-042197c7", "876f\""],
            ]),
        TokenRule(
            "bing-subscription-key", "api.bing.microsoft.com",
            beside: ["bing_search", "bing_subscription", "bing_api", "bingapi", "bing_key"],
            ["<h32>"],
            finds: [["bing_se", "arch_api_key: \"", "8a3cb3938672eaa0", "c626a9a57ea46380", "\""]],
            passesOver: [
                ["bing_se", "arch_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8a3cb3938672eaa0", "c626a9a57ea46380", "\""],
            ]),
        TokenRule(
            "brave-search-key", "api.search.brave.com",
            beside: ["brave_search", "brave_api", "bravesearch"],
            ["BSA<w25-28>"],
            finds: [["brave_se", "arch_api_key: \"", "BSAtID5PS8yZMfE", "FONeWhMUvlZ3Rc\""]],
            passesOver: [
                ["brave_se", "arch_api_key: \"", "BSAxxxxxxxxxxx", "xxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "BSAtID5PS8yZMfE", "FONeWhMUvlZ3Rc\""],
            ]),
        TokenRule("dataforseo-password", "api.dataforseo.com", beside: ["dataforseo"], ["<h16>"],
            finds: [["datafor", "seo_api_key: \"", "83dff535", "a2e4f1d1", "\""]],
            passesOver: [
                ["datafor", "seo_api_key: \"", "00000000", "00000000", "\""],
                ["other_commit = \"", "83dff535", "a2e4f1d1", "\""],
            ]),
        TokenRule(
            "valueserp-key", "api.valueserp.com",
            beside: ["valueserp", "scaleserp", "rainforestapi"],
            ["<X32>"],
            finds: [["VALUES", "ERP_TOKEN=\"", "A4157E313BDC6962", "59CDEDA90C023D62", "\""]],
            passesOver: [
                ["VALUES", "ERP_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "A4157E313BDC6962", "59CDEDA90C023D62", "\""],
            ]),
        TokenRule("scrapfly-key", "api.scrapfly.io", ["scp-live-<h32>", "scp-test-<h32>"],
            finds: [["scp-live-e443985", "8cfbb75e33132a68", "c85862031"]],
            passesOver: [
                ["scp-li", "ve-e44"],
                ["scp-live-0000000", "0000000000000000", "000000000"],
            ]),
        TokenRule("scrapingant-key", "api.scrapingant.com", beside: ["scrapingant"], ["<h32>"],
            finds: [["scrapin", "gant_api_key: \"", "811937d7fc6c8b33", "eb8a4c2761798547", "\""]],
            passesOver: [
                ["scrapin", "gant_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "811937d7fc6c8b33", "eb8a4c2761798547", "\""],
            ]),
        TokenRule("zyte-key", "api.zyte.com", beside: ["zyte", "scrapinghub", "crawlera"], ["<h32>"],
            finds: [["zyte", "_api_key: \"", "12e0da11a6d158d8", "23856162e220eeb2", "\""]],
            passesOver: [
                ["zyte", "_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "12e0da11a6d158d8", "23856162e220eeb2", "\""],
            ]),
        TokenRule(
            "brightdata-token", "api.brightdata.com",
            beside: ["brightdata", "bright_data", "luminati"],
            ["<uuid>", "<h64>"],
            finds: [["bright", "data_secret = \"", "69e9c6d4-a24a-69", "f3-a7aa-ca22ea56", "4f32\""]],
            passesOver: [
                ["bright", "data_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "69e9c6d4-a24a-69", "f3-a7aa-ca22ea56", "4f32\""],
            ]),
        TokenRule("oxylabs-password", "realtime.oxylabs.io", beside: ["oxylabs"], ["<A20-100>"], .opaque,
            finds: [["oxyla", "bs_key = \"", "QWYpMD0YCBLrYJc8", "5xSOZwJfDu0uvMiu", "\""]],
            passesOver: [
                ["oxyla", "bs_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "QWYpMD0YCBLrYJc8", "5xSOZwJfDu0uvMiu", "\""],
            ]),
        TokenRule(
            "browserless-token", "chrome.browserless.io",
            beside: ["browserless"],
            ["<uuid>", "<A20-100>"], .opaque,
            finds: [["browser", "less_key = \"", "7bf3517b-6556-04", "9a-d729-96fe6173", "a774\""]],
            passesOver: [
                ["browser", "less_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "7bf3517b-6556-04", "9a-d729-96fe6173", "a774\""],
            ]),
        TokenRule("hasdata-key", "api.hasdata.com", beside: ["hasdata", "scrape_it"], ["<uuid>"],
            finds: [["hasda", "ta_api_key: \"", "5dc8712d-9793-0b", "62-d8bd-6447500d", "9a46\""]],
            passesOver: [
                ["hasda", "ta_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "5dc8712d-9793-0b", "62-d8bd-6447500d", "9a46\""],
            ]),
    ]
}
