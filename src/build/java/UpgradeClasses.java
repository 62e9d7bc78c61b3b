import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar and raises class files of Java 6 and older (picocli, juel) to Java 8. The JVM cannot
 * put old ones into its archive of loaded classes, because they need the old verifier; raised ones
 * carry the frames that the new one wants. The copy is the same for the same input, byte for byte.
 */
final class UpgradeClasses {
  private static final int NEWEST_OLD = Opcodes.V1_6;

  private UpgradeClasses() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    int raised = 0;
    try (JarFile jar = new JarFile(from.toFile(), false);
        URLClassLoader loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      List<? extends ZipEntry> entries = jar.stream().filter(e -> !e.isDirectory()).toList();
      for (ZipEntry entry : entries) {
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        if (entry.getName().endsWith(".class") && version(bytes) <= NEWEST_OLD) {
          bytes = raise(bytes, loader);
          raised++;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(FileTime.fromMillis(entry.getLastModifiedTime().toMillis()));
        zip.putNextEntry(copy);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    // An archive that was made for an older jar would only slow Java down.
    try (Stream<Path> beside = Files.list(to.toAbsolutePath().getParent())) {
      for (Path stale : beside.filter(UpgradeClasses::isArchive).toList()) {
        Files.delete(stale);
      }
    }
    System.out.println(to.getFileName() + ": " + raised + " old class files raised");
  }

  private static boolean isArchive(Path path) {
    return path.getFileName().toString().matches("pggen-.*\\.(jsa|aot)(\\.part)?");
  }

  private static int version(byte[] bytes) {
    return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
  }

  private static byte[] raise(byte[] bytes, ClassLoader loader) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return loader;
          }
        };
    reader.accept(
        new org.objectweb.asm.ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
          }
        },
        ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
