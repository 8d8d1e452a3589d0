package im.relation.runtime.docs;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.runtime.rpc.RpcRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Wires the documents.
@Configuration(proxyBeanMethods = false)
public class DocsEdge {

  /// How long verifiers keep the keys. A new key is published this long before it signs.
  private static final Duration KEYS_MAX_AGE = Duration.ofMinutes(5);

  @Bean
  RouterFunction<ServerResponse> documents(RpcRegistry registry, JWKSet tokenKeys) {
    byte[] openApi = OpenApi.document(registry.functions());
    byte[] keys = tokenKeys.toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
    return RouterFunctions.route()
        .GET(
            "/openapi.json",
            request -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(openApi))
        .GET(
            "/.well-known/jwks.json",
            request ->
                ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.maxAge(KEYS_MAX_AGE).cachePublic())
                    .body(keys))
        .build();
  }

  @Bean
  WebMvcConfigurer documentPages() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/docs/**")
            .addResourceLocations(
                "classpath:/im/relation/runtime/docs/",
                "classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUi() + "/");
      }

      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs/index.html");
      }
    };
  }

  /// The version that is packaged, from the webjar itself.
  private static String swaggerUi() {
    try (InputStream in =
        DocsEdge.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
