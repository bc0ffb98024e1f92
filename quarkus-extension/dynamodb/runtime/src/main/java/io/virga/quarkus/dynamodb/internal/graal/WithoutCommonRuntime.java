package io.virga.quarkus.dynamodb.internal.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.auth.aws.crt.internal.signer.DefaultAwsCrtV4aHttpSigner;

/**
 * The SDK's optional {@code software.amazon.awssdk.crt:aws-crt}, where it is absent: DynamoDB needs none of it. The SDK asks for it before it uses it,
 * and links against it all the same; a JVM never gets there, but the builder of a native executable links every reachable method. Each method here does
 * what the one it stands for does when the library is missing.
 */
final class WithoutCommonRuntime {

    private static final String REMEDY = " wants software.amazon.awssdk.crt:aws-crt, which is not in this executable:"
            + " add it to the dependencies of the application and build again";

    private WithoutCommonRuntime() {}

    /** As {@code ChecksumProvider.checkCrtAvailability}, at build time. */
    static final class CommonRuntimeIsAbsent implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            try {
                Class.forName(
                        "software.amazon.awssdk.crt.checksums.CRC64NVME",
                        false,
                        Thread.currentThread().getContextClassLoader());
                return false;
            } catch (ClassNotFoundException e) {
                return true;
            }
        }
    }

    @TargetClass(
            className = "software.amazon.awssdk.checksums.internal.ChecksumProvider",
            onlyWith = CommonRuntimeIsAbsent.class)
    static final class Checksums {

        /** The caller goes on to the SDK's own. */
        @Substitute
        static @Nullable SdkChecksum createCrtCrc32C() {
            return null;
        }

        @Substitute
        static SdkChecksum crc64NvmeCrtImplementation() {
            throw new IllegalStateException("CRC64NVME" + REMEDY);
        }

        @Substitute
        static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
            throw new IllegalStateException(algorithm.algorithmId() + REMEDY);
        }
    }

    @TargetClass(
            className = "software.amazon.awssdk.http.auth.aws.internal.signer.util.OptionalDependencyLoaderUtil",
            onlyWith = CommonRuntimeIsAbsent.class)
    static final class Signers {

        @Substitute
        static DefaultAwsCrtV4aHttpSigner getDefaultAwsCrtV4aHttpSigner() {
            throw new IllegalStateException("CRT-V4a signing" + REMEDY);
        }
    }
}
