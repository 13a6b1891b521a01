enum LoginPage {
    static func render(message: String?, next: String) -> HTML {
        let alert: HTML? = message.map { "<p class=\"alert\" role=\"alert\">\($0)</p>" }
        return Layout.page(
            "Sign in", isSignedIn: false,
            """
            <form class="login" method="post" action="/login" data-login>
            <h1>Sign in</h1>
            <p class="quiet">The server printed the token when it started.</p>
            \(alert)
            <label>Token <input type="password" name="token" autocomplete="current-password" required autofocus spellcheck="false"></label>
            <input type="hidden" name="next" value="\(next)">
            <button>Sign in</button>
            </form>
            """)
    }
}

enum ErrorPage {
    static func render(status: Int, title: String, message: String, nextStep: String?, isSignedIn: Bool) -> HTML {
        let next: HTML? = nextStep.map { "<p>\(Piece.prose($0))</p>" }
        return Layout.page(
            title, isSignedIn: isSignedIn,
            """
            <div class="error"><p class="eyebrow">\(status)</p><h1>\(title)</h1><p class="lead">\(Piece.prose(message))</p>\(next)
            <p><a href="/">Back to the overview</a></p></div>
            """)
    }
}
