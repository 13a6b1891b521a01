extension ExtensionFunction { func refusal(of text: String) -> String? { nil } }
