extension Expr {
    /// What the expression is for a request. The authorizer's own evaluator answers: this compiles the expression and
    /// runs it once.
    /// - Throws: why it has no value.
    public func evaluated(for request: Request, in entities: Entities) throws(EvaluationError) -> Value {
        var compiler = ExprCompiler()
        let root = compiler.compile(self)
        let nodes = compiler.arena.copy(compiler.nodes)
        let lists = compiler.arena.copy(compiler.lists)
        defer { compiler.arena.release() }
        let view = entities.view
        func word(_ uid: UIDPointer) -> Word { Word(ScopeSubject(uid, in: view).uid) }
        let image = request.image
        var evaluator = Evaluator(
            nodes: nodes, lists: lists, entities: view,
            variables: .init(
                principal: word(image.principal), action: word(image.action), resource: word(image.resource),
                context: image.context))
        defer { evaluator.arena.release() }
        do throws(Failure) {
            return try withExtendedLifetime((entities, image)) { () throws(Failure) in
                Value(try evaluator.value(root))
            }
        } catch {
            throw EvaluationError(error, span: compiler.spans[Int(error.node)])
        }
    }
}
