/// What an operator types at night: `scripts/admin` and `scripts/trace-message`.
///
/// [Command] reads what was typed into one request ([Request], pure), [OperatorCalls] asks the
/// service with the credential that [Credential] finds, [Texts] words the answer, which is pure
/// too. `--json` prints the answer as the contract has it instead.
@NullMarked
package im.relation.tools.operator;

import org.jspecify.annotations.NullMarked;
