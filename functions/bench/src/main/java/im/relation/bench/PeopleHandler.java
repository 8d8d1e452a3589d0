package im.relation.bench;

import im.relation.backplane.AccessToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.web.HttpRequestHandler;

/// `GET /bench/people?pairs=P&others=N`: a line for each pair, then one for each of the others.
///
/// A person is `user device token expiresAtMillis`; a pair is `conversation person person`; parts
/// are set apart by blanks. 400 for a number out of bounds.
final class PeopleHandler implements HttpRequestHandler {

  static final String PATH = "/bench/people";

  private static final int MAX_PAIRS = 2_000;
  private static final int MAX_OTHERS = 50_000;

  private final TestPeople people;

  PeopleHandler(TestPeople people) {
    this.people = people;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int pairs = number(request.getParameter("pairs"), MAX_PAIRS);
    int others = number(request.getParameter("others"), MAX_OTHERS);
    if (pairs < 0 || others < 0) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("text/plain");
    var out = response.getWriter();
    for (int i = 0; i < pairs; i++) {
      pair(out);
    }
    for (int i = 0; i < others; i++) {
      out.println(line(people.person()));
    }
  }

  private void pair(PrintWriter out) {
    var pair = people.pair();
    out.println(pair.conversation() + " " + line(pair.one()) + " " + line(pair.other()));
  }

  private String line(AccessToken person) {
    return person.user()
        + " "
        + person.device()
        + " "
        + people.sign(person)
        + " "
        + person.expiresAt().toEpochMilli();
  }

  /// -1 for what is none, or more than there may be.
  private static int number(String text, int most) {
    if (text == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(text);
      return number > most ? -1 : number;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
