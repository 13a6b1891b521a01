/// What Mayfly's own entities, actions and context look like, in Cedar's schema syntax. An operator's schema comes on top of it.
public enum DomainSchema {
    /// `@source("gateway")`: stated by the enforcement point that asks. `@source("caller")`: said by the caller of itself, so a permit cannot
    /// rest on it alone. Everything else Mayfly knows, with its signer and its age.
    public static let text = #"""
        namespace Mayfly {
          // An age is worked out by whoever asks: arithmetic on instants can overflow, and a guard rail that errs guards nothing.
          // What is not known, or was known too long ago, is absent.

          // Of the caller's process, and how long ago its node last proved what it is.
          type Attestation = { method: String, level: Long, selectors: Set<String>, attestedAt: datetime, age: duration };
          // How the node stands with the rules that concern it; `failing` names advised ones too.
          type Posture = { compliant: Bool, failing?: Set<String>, score?: Long, observedAt: datetime, age: duration, source: String };
          // By the labels that operators gave the node, or as the gateway says.
          type Place = { environment?: Environment, location?: String, region?: String, cluster?: String, ip?: ipaddr };
          type Ticket = { id: String, state: String, openFor: duration, windowStart: datetime, windowEnd: datetime };
          type Delegation = { user: User, @source("caller") purpose: String, depth: Long, expires: datetime };
          type Ctx = {
            now: datetime,
            attestation?: Attestation,
            node?: Node,
            posture?: Posture,
            place?: Place,
            // Who asks on the caller's behalf: a broker or a delegate. It, and no agent, may have said the selectors.
            delegate?: Workload,
            // Whether what is given can be used by this caller alone: it is bound to a key.
            senderConstrained: Bool,
            @source("gateway") ticket?: Ticket,
            @source("gateway") delegation?: Delegation,
            @source("gateway") risk?: Long,
            @source("gateway") mfa?: Bool,
            @source("caller") requestedTtl?: duration,
          };

          entity Team, Environment, Repo, AgentClass, TargetGroup, ToolSet, Group, NodeGroup;
          entity User in [Team, Group];
          // A workload of the estate file.
          entity Service in [Team] = { owner: Team, migration?: String };
          // Whoever bears a SPIFFE ID. `targets`: what its registered paths lead to.
          entity Workload in [Service, Environment] = {
            service?: Service, owner: Team, trustDomain: String, requiredSelectors: Set<String>, targets?: Set<Target>,
          } tags String;
          // A job whose provider's token was verified. A tag for each of the token's claims.
          entity Pipeline in [Repo, Environment] = { owner: Team, protectedRef: Bool } tags String;
          // A program that acts by a model's choice.
          entity Agent in [AgentClass] = { owner: Team, purposes: Set<String>, maxDepth: Long };
          // A machine with an agent. A tag for each thing that is known of it now: `disk.encrypted:/var/lib`, `device.compliant`.
          entity Node in [NodeGroup] = { method: String } tags String;
          entity Target in [TargetGroup, Environment] = {
            kind?: String, owner?: Team, region?: String, classification?: Long, users?: Set<User>,
          };
          entity Credential in [Target, Environment] = {
            target: Target, owner: Team, kind: String, state: String, exceptionUntil?: datetime,
          };
          entity Tool in [ToolSet] = { owner: Team, mutating: Bool, users: Group };

          action access;
          // An SVID for an environment; `unknown` stands for none.
          action mint in [access] appliesTo { principal: [Workload, Pipeline], resource: [Environment], context: Ctx };
          // An authority below this one, for a nested server. It comes by an identity of its own, and not through an agent.
          action certify in [access] appliesTo { principal: [Workload], resource: [Environment], context: Ctx };
          // A token for a target instead of a token.
          action exchange in [access] appliesTo { principal: [Workload, Pipeline, Agent], resource: [Target], context: Ctx };
          // A short-lived login.
          action connect in [access] appliesTo { principal: [Workload, Pipeline], resource: [Target], context: Ctx };
          // A standing credential, put in by the broker.
          action inject in [access] appliesTo { principal: [Workload, Pipeline], resource: [Credential], context: Ctx };
          action callTool in [access] appliesTo { principal: [Agent], resource: [Tool], context: Ctx };
          action reveal appliesTo { principal: [User], resource: [Credential], context: Ctx };
        }
        """#

    /// What holds where no operator has said anything: whoever is registered is given what it is registered for, and nobody anything else.
    public static let standardPolicies = #"""
        // What Mayfly does by itself. Registration says who a caller is, and what its paths lead to; these say that it may.
        @id("registered-identity")
        @owner("mayfly")
        permit (
          principal is Mayfly::Workload,
          action == Mayfly::Action::"mint",
          resource is Mayfly::Environment
        )
        when { context has attestation && principal in resource };

        @id("registered-pipeline")
        @owner("mayfly")
        permit (
          principal is Mayfly::Pipeline,
          action == Mayfly::Action::"mint",
          resource is Mayfly::Environment
        )
        when { context has attestation && principal in resource };

        @id("registered-path")
        @owner("mayfly")
        permit (
          principal is Mayfly::Workload,
          action == Mayfly::Action::"connect",
          resource is Mayfly::Target
        )
        when { context has attestation && principal has targets && principal.targets.contains(resource) };

        @id("registered-server")
        @owner("mayfly")
        permit (
          principal is Mayfly::Workload,
          action == Mayfly::Action::"certify",
          resource is Mayfly::Environment
        )
        when { principal in resource };
        """#
}
