package im.relation.tools.operator;

/// What an operator can type, and how.
enum Command {
  USER(
      """
      Shows an account: when it was made, its sessions, devices and connections.

        scripts/admin user NAME_OR_ID

      NAME_OR_ID is a user id, or a username.
      """),
  KICK(
      """
      Closes a person's connections. Clients come back by themselves, to another node where theirs drains.

        scripts/admin kick NAME_OR_ID                    all connections
        scripts/admin kick NAME_OR_ID --session SESSION  of one session, as `admin user` shows it
        scripts/admin kick NAME_OR_ID --revoke           ends the sessions for good: sign in again

      Doing it twice harms nobody.
      """),
  DEAD_LETTERS(
      """
      Lists records that no function could process, newest last, and why; never what is in them.

        scripts/admin dead-letters                 of all topics
        scripts/admin dead-letters TOPIC           of one
        scripts/admin dead-letters --limit 200     so many at most, 1 to 1000 (50)
      """),
  REPLAY(
      """
      Puts dead letters back into the topic that they came from. Do it once the cause is mended.

        scripts/admin replay TOPIC PARTITION OFFSET   one, as `admin dead-letters` names it
        scripts/admin replay --all TOPIC              all of the topic that are there now

      They stay among the dead letters too. A record that comes twice is processed once.
      """),
  TRACE(
      """
      Says where a message is: submitted, accepted, on whose devices.

        scripts/trace-message CONVERSATION SEQUENCE

      Cursors are a person's and not a device's: with several devices it is unknown which one has it.
      Exit status 1 also where the message is not accepted yet.
      """);

  static final String COMMON =
      """

      Where and as whom:
        --server URL             the Kafka-bound process, or a local run (http://127.0.0.1:8080)
        --credential-file FILE   holds the service credential
        --data FOLDER            data of a local run, which holds it too (var of this repository)
        --ca FILE                certificates to trust instead of the platform's (with https)
        IM_SERVICE_CREDENTIAL    the service credential, in the environment

      And how: --json prints the answer as JSON, --help this.

      Exit status: 0 done, 1 refused or not there, 2 wrongly asked, 3 no answer.
      """;

  private final String help;

  Command(String help) {
    this.help = help;
  }

  /// All that there is to know.
  String help() {
    return help + COMMON;
  }
}
