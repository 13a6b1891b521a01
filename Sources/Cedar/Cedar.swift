//  Cedar: the policy language of that name, version 4.5, natively in Swift.
//
//  A policy says who may do what to which thing, and when: `permit` or `forbid`, a scope (principal, action, resource) and
//  conditions over their attributes and the request's context. A request is denied unless a permit is satisfied and no
//  forbid is. Order never matters, evaluation always ends, and a policy that errs is left out.
//
//      text, JSON ──► PolicySet ──► Authorizer ◄── Entities ◄── JSON
//                                       ▲  │
//                              Request ─┘  └─► Response: decision, determining policies, errors
//
//  `Syntax` holds the tree, `Text` and `JSON` read and print it, `Values` and `Entities` hold the data, `Engine` compiles and decides,
//  `Schema` says what there may be, `Validation` judges by it, `Format` lays text out. `Explain` says why, and `Partial` what can
//  be known of half a request. `Analysis` asks an SMT solver what policies do for all requests, and `Lint` reads them as a colleague would.
//  Bytes come from outside: each reader takes `Limits`, and refuses with a `CedarError` that has a place and a hint.
//  The kit knows nothing of Mayfly and imports nothing, but for the C library in `Analysis`, which runs the solver.
