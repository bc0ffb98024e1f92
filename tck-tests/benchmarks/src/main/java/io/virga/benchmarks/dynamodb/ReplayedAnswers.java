package io.virga.benchmarks.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client of a benchmark: records what the server answers to each operation, and later gives the same answer again, without a server or a
 * network. What remains is what a client costs.
 */
public final class ReplayedAnswers implements SdkHttpService {

    private static final Map<String, byte[]> ANSWERS = new ConcurrentHashMap<>();
    private static volatile boolean replaying;

    /** Clients that are made from now on are ours. */
    static void install() {
        replaying = false;
        System.setProperty("software.amazon.awssdk.http.service.impl", ReplayedAnswers.class.getName());
    }

    static void uninstall() {
        replaying = false;
        System.clearProperty("software.amazon.awssdk.http.service.impl");
    }

    static void replay() {
        replaying = true;
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new Builder();
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new Client(Apache5HttpClient.builder().buildWithDefaults(defaults));
        }
    }

    private record Client(SdkHttpClient recorded) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            String operation =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
            byte[] answer = ANSWERS.get(operation);
            if (replaying && answer != null) {
                return new Replayed(answer);
            }
            return new Recorded(operation, recorded.prepareRequest(request));
        }

        @Override
        public void close() {
            recorded.close();
        }
    }

    private record Replayed(byte[] answer) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                    .build();
        }

        @Override
        public void abort() {}
    }

    private record Recorded(String operation, ExecutableHttpRequest request) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpExecuteResponse response = request.call();
            byte[] body = response.responseBody().isPresent()
                    ? response.responseBody().get().readAllBytes()
                    : new byte[0];
            if (response.httpResponse().isSuccessful()) {
                ANSWERS.put(operation, body);
            }
            return HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
