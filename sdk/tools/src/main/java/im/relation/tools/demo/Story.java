package im.relation.tools.demo;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.sdk.EndReason;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import im.relation.sdk.Tick;
import java.util.stream.IntStream;

/// The story, step by step. What a step claims is checked on the other person's device.
final class Story {

  private static final int MISSED = 10;

  private final Stage stage;

  Story(Stage stage) {
    this.stage = stage;
  }

  void tell() {
    stage.step("Ann and Ben sign up");
    var ann = stage.signUp("Ann", DeviceType.DEVICE_TYPE_DESKTOP);
    var ben = stage.signUp("Ben", DeviceType.DEVICE_TYPE_DESKTOP);
    stage.say("both are signed in and connected");

    var chat = befriend(ann, ben);
    chat(ann, ben, chat);
    var phone = secondDevice(ann, ben, chat);
    missing(ann, ben, phone, chat);
    var desktop = replaced(ben, ann, chat);
    refused(ann, desktop, chat);
  }

  private ConversationId befriend(Person ann, Person ben) {
    stage.step("Ann finds Ben and asks him to be friends");
    var found =
        stage.must(
            "Ann looks for " + stage.username("Ben"),
            ann.client().account().findByUsername(stage.username("Ben")));
    stage.check(found.getUserId() == ben.client().user().value(), "Ann finds Ben");
    var request =
        stage
            .must(
                "Ann asks Ben",
                ann.client().friends().request(ben.client().user(), "We met at the fair."))
            .getRequest();
    ben.isTold(
        "that Ann asks to be friends",
        notice -> notice.getFriendRequest().getRequestId() == request.getRequestId());

    stage.step("Ben accepts, and both know it");
    var friend =
        stage.must(
            "Ben accepts",
            ben.client().friends().accept(new FriendRequestId(request.getRequestId())));
    var chat = new ConversationId(friend.getConversationId());
    ann.isTold("that Ben is a friend now", notice -> isFriend(notice, ben));
    ben.isTold("that Ann is a friend now", notice -> isFriend(notice, ann));
    stage.within(
        "Ann's conversation with Ben opens with the entry that they are friends",
        () ->
            ann.any(
                Event.MessageReceived.class,
                event ->
                    event.entry().conversation().equals(chat)
                        && event.entry().content() instanceof Entry.Content.FriendsSince));
    return chat;
  }

  private static boolean isFriend(NoticeBody notice, Person other) {
    return notice.getFriend().getFriend()
        && notice.getFriend().getUserId() == other.client().user().value();
  }

  private void chat(Person ann, Person ben, ConversationId chat) {
    stage.step("They chat both ways, with ticks");
    var hello = ann.send(chat, "Hello Ben!");
    ben.receives("Hello Ben!");
    stage.within(
        "Ann sees two ticks", () -> ann.conversation(chat).tickOf(hello.sequence()) != Tick.SENT);
    stage.say("    Ann sees ✓✓");
    ben.hasUnread(chat, 1);
    ben.client().receipts().read(chat, hello.sequence());
    stage.within(
        "Ann sees that Ben has read it",
        () -> ann.conversation(chat).tickOf(hello.sequence()) == Tick.READ);
    stage.say("    Ann sees ✓✓ read");
    ben.hasUnread(chat, 0);
    ben.send(chat, "Hi Ann, good to hear from you.");
    ann.receives("Hi Ann, good to hear from you.");
    ann.hasUnread(chat, 1);

    stage.step("Ben sees Ann typing");
    ann.client().presence().typing(chat, TypingState.TYPING_STATE_TEXT);
    stage.within(
        "Ben sees that Ann types",
        () -> ben.any(Event.TypingShown.class, event -> event.user().equals(ann.client().user())));
    stage.say("    Ben sees: Ann is typing");
  }

  private Person secondDevice(Person ann, Person ben, ConversationId chat) {
    stage.step("Ben signs in on his phone too; both devices agree");
    var phone = stage.signIn("Ben", DeviceType.DEVICE_TYPE_PHONE);
    ann.send(chat, "One for both devices.");
    ben.receives("One for both devices.");
    phone.receives("One for both devices.");
    ben.hasUnread(chat, 1);
    phone.hasUnread(chat, 1);
    var answer = phone.send(chat, "Written on the phone.");
    ben.receives("Written on the phone.");
    ann.receives("Written on the phone.");
    ben.hasUnread(chat, 1);
    phone.hasUnread(chat, 1);
    phone.client().receipts().read(chat, answer.sequence());
    phone.hasUnread(chat, 0);
    ben.hasUnread(chat, 0);
    return phone;
  }

  private void missing(Person ann, Person ben, Person phone, ConversationId chat) {
    stage.step("Ben goes offline and misses ten messages");
    ben.client().disconnect();
    phone.client().disconnect();
    int before = ben.received(chat).size();
    var texts = IntStream.rangeClosed(1, MISSED).mapToObj(n -> "Missed number " + n).toList();
    texts.forEach(text -> ann.send(chat, text));

    stage.step("Ben comes back and has the ten in order, once each");
    ben.client().connect();
    phone.client().connect();
    ben.live();
    phone.live();
    stage.within("Ben has ten more", () -> ben.received(chat).size() >= before + MISSED);
    var got = ben.received(chat).subList(before, ben.received(chat).size());
    stage.check(got.equals(texts), "the ten in order, once each, not " + got);
    stage.say("    Ben has them, in order");
    ben.hasUnread(chat, MISSED);
    phone.hasUnread(chat, MISSED);

    stage.step("Ben reads some on one device, the rest on the other");
    long newest = ben.conversation(chat).newest().sequence().value();
    ben.client().receipts().read(chat, new Sequence(newest - 6));
    ben.hasUnread(chat, 6);
    phone.hasUnread(chat, 6);
    phone.client().receipts().read(chat, new Sequence(newest));
    phone.hasUnread(chat, 0);
    ben.hasUnread(chat, 0);
    stage.within(
        "Ann sees that all is read",
        () -> ann.conversation(chat).tickOf(new Sequence(newest)) == Tick.READ);
    stage.say("    Ann sees ✓✓ read");
  }

  private Person replaced(Person ben, Person ann, ConversationId chat) {
    stage.step("Ben signs in on another desktop; the first one is told why it ends");
    var other = stage.signIn("Ben", DeviceType.DEVICE_TYPE_DESKTOP);
    stage.within(
        "the first desktop is signed out", () -> ben.any(Event.SignedOut.class, e -> true));
    var reason = ben.all(Event.SignedOut.class).getFirst().reason();
    stage.check(
        reason instanceof EndReason.Closed(var code)
            && code == CloseCode.CLOSE_CODE_SIGNED_IN_ELSEWHERE.getNumber(),
        "the reason is a sign-in elsewhere, not " + reason);
    stage.say("    the first desktop says: signed in elsewhere");
    ann.send(chat, "Which device is it now?");
    other.receives("Which device is it now?");
    return other;
  }

  private void refused(Person ann, Person ben, ConversationId chat) {
    stage.step("A stranger is refused");
    var cy = stage.signUp("Cyrus", DeviceType.DEVICE_TYPE_DESKTOP);
    cy.sendInVain(chat, "Let me in.", ProblemCode.NOT_A_MEMBER);

    stage.step("Ann ends the friendship; Ben can read but not write");
    stage.must("Ann removes Ben", ann.client().friends().remove(ben.client().user()));
    ben.isTold(
        "that it is over",
        notice ->
            notice.hasFriend()
                && !notice.getFriend().getFriend()
                && notice.getFriend().getUserId() == ann.client().user().value());
    ben.sendInVain(chat, "Why?", ProblemCode.NOT_ALLOWED);
    stage.check(
        !ben.client().messages().newest(chat, 1).entries().isEmpty(), "Ben can read what was");

    stage.step("They make up; then Ann blocks Ben, who is refused alike and not told why");
    var again =
        stage.must("Ben asks again", ben.client().friends().request(ann.client().user(), "Sorry."));
    stage.must(
        "Ann accepts",
        ann.client().friends().accept(new FriendRequestId(again.getRequest().getRequestId())));
    ben.send(chat, "Friends again!");
    ann.receives("Friends again!");
    stage.must("Ann blocks Ben", ann.client().friends().block(ben.client().user()));
    ben.sendInVain(chat, "Hello?", ProblemCode.NOT_ALLOWED);
    stage.check(
        ann.received(chat).stream().noneMatch(text -> text.equals("Hello?") || text.equals("Why?")),
        "Ann got nothing of what was refused");
  }
}
