/// Who a process is on AWS, and what that opens: tokens that MySQL and Kafka take for a password,
/// secrets by their address.
///
/// ```
/// AwsIdentity (environment, container endpoint) -> IamTokens -> a pool's connections, KafkaIamLogin
///                                               -> SecretValues -> properties of a function
/// ```
///
/// Knows no Spring, no database and nothing of ours. Of AWS's SDK it has the signer alone, and
/// loads it only where something of AWS is asked for.
@NullMarked
package im.relation.aws;

import org.jspecify.annotations.NullMarked;
