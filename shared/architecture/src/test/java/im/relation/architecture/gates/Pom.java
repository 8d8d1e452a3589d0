package im.relation.architecture.gates;

import im.relation.architecture.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A pom as XML, with XPath to ask it.
record Pom(String file, Document document) {

  static final String ROOT = "pom.xml";

  static Pom of(Repository repository, String file) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var text = new InputSource(new StringReader(repository.text(file)));
      return new Pom(file, factory.newDocumentBuilder().parse(text));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(file + " is no XML", e);
    }
  }

  /// Every pom of the repository, the root's first.
  static List<Pom> allOf(Repository repository) {
    return repository.files().stream()
        .filter(file -> file.equals(ROOT) || file.endsWith("/" + ROOT))
        .filter(file -> !file.contains("src/"))
        .sorted((a, b) -> Integer.compare(a.length(), b.length()))
        .map(file -> of(repository, file))
        .toList();
  }

  boolean isRoot() {
    return file.equals(ROOT);
  }

  /// The folder that the pom lies in: `shared/domain`.
  String module() {
    return isRoot() ? "" : file.substring(0, file.length() - ROOT.length() - 1);
  }

  boolean has(String xpath) {
    return !elements(xpath).isEmpty();
  }

  List<String> texts(String xpath) {
    return elements(xpath).stream().map(element -> element.getTextContent().strip()).toList();
  }

  List<Element> elements(String xpath) {
    try {
      var path = XPathFactory.newInstance().newXPath();
      var nodes = (NodeList) path.evaluate(xpath, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(index -> (Element) nodes.item(index))
          .toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(xpath, e);
    }
  }
}
