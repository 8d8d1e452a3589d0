package im.relation.runtime.docs;

import org.springframework.context.annotation.Configuration;

/// Wires the documents.
@Configuration(proxyBeanMethods = false)
public class DocsEdge {}
