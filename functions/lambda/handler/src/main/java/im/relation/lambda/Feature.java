package im.relation.lambda;

/// Which feature of `config/catalog.json` a deployable answers for: nothing else in it is
/// reachable.
public record Feature(String name) {}
