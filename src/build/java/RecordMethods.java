import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies a jar and writes out what our records say of themselves ({@code equals}, {@code hashCode},
 * {@code toString}): Java links each of these when it is first called, twenty milliseconds for the
 * first and one for each other. They answer as {@code java.lang.runtime.ObjectMethods} makes them.
 * The copy is the same for the same input, byte for byte.
 */
final class RecordMethods implements Opcodes {
  private static final String WHERE = "dev/pggen/";
  private static final String BUILDER = "java/lang/StringBuilder";

  private final String owner;
  private final Map<String, Object[]> wanted = new TreeMap<>();

  private RecordMethods(String owner) {
    this.owner = owner;
  }

  public static void main(String[] args) throws IOException {
    int records = 0;
    try (JarFile jar = new JarFile(Path.of(args[0]).toFile(), false);
        OutputStream out = Files.newOutputStream(Path.of(args[1]));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        String name = entry.getName();
        if (name.endsWith(".class") && name.startsWith(WHERE)) {
          RecordMethods one = new RecordMethods(name.substring(0, name.length() - 6));
          bytes = one.rewrite(bytes);
          records += one.wanted.isEmpty() ? 0 : 1;
        }
        ZipEntry copy = new ZipEntry(name);
        copy.setLastModifiedTime(entry.getLastModifiedTime());
        zip.putNextEntry(copy);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    System.out.println(Path.of(args[1]).getFileName() + ": " + records + " records written out");
  }

  private byte[] rewrite(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new Rewriter(writer), 0);
    return wanted.isEmpty() ? bytes : writer.toByteArray();
  }

  /** Puts calls of plain methods in the place of those that would be linked. */
  private final class Rewriter extends ClassVisitor {
    Rewriter(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String d, String s, String[] e) {
      return new MethodVisitor(ASM9, super.visitMethod(access, name, d, s, e)) {
        @Override
        public void visitInvokeDynamicInsn(String called, String site, Handle how, Object... args) {
          if (how.getOwner().equals("java/lang/runtime/ObjectMethods")) {
            wanted.put(called, args);
            super.visitMethodInsn(INVOKESTATIC, owner, "record$" + called, site, false);
          } else {
            super.visitInvokeDynamicInsn(called, site, how, args);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      write(cv);
      super.visitEnd();
    }
  }

  private void write(ClassVisitor out) {
    wanted.forEach(
        (method, args) -> {
          List<Handle> fields =
              Arrays.stream(args).skip(2).map(Handle.class::cast).toList();
          String self = "(L" + owner + ";";
          switch (method) {
            case "equals" -> equals(method(out, method, self + "Ljava/lang/Object;)Z"), fields);
            case "hashCode" -> hash(method(out, method, self + ")I"), fields);
            default -> text(method(out, method, self + ")Ljava/lang/String;"), fields);
          }
        });
  }

  private static MethodVisitor method(ClassVisitor out, String method, String type) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    return out.visitMethod(access, "record$" + method, type, null, null);
  }

  private void equals(MethodVisitor code, List<Handle> fields) {
    Label same = new Label();
    Label other = new Label();
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitJumpInsn(IF_ACMPEQ, same);
    code.visitVarInsn(ALOAD, 1);
    code.visitTypeInsn(INSTANCEOF, owner);
    code.visitJumpInsn(IFEQ, other);
    for (Handle field : fields) {
      get(code, 0, field);
      code.visitVarInsn(ALOAD, 1);
      code.visitTypeInsn(CHECKCAST, owner);
      code.visitFieldInsn(GETFIELD, owner, field.getName(), field.getDesc());
      switch (field.getDesc()) {
        case "Z", "B", "C", "S", "I" -> code.visitJumpInsn(IF_ICMPNE, other);
        case "J" -> compare(code, "java/lang/Long", "(JJ)I", other);
        case "F" -> compare(code, "java/lang/Float", "(FF)I", other);
        case "D" -> compare(code, "java/lang/Double", "(DD)I", other);
        default -> {
          String type = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          code.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", type, false);
          code.visitJumpInsn(IFEQ, other);
        }
      }
    }
    code.visitLabel(same);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(other);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitInsn(ICONST_0);
    end(code, IRETURN, 4, 2);
  }

  private static void compare(MethodVisitor code, String box, String type, Label other) {
    code.visitMethodInsn(INVOKESTATIC, box, "compare", type, false);
    code.visitJumpInsn(IFNE, other);
  }

  private void hash(MethodVisitor code, List<Handle> fields) {
    code.visitInsn(ICONST_0);
    for (Handle field : fields) {
      code.visitIntInsn(BIPUSH, 31);
      code.visitInsn(IMUL);
      get(code, 0, field);
      String box =
          switch (field.getDesc()) {
            case "Z" -> "java/lang/Boolean";
            case "B" -> "java/lang/Byte";
            case "C" -> "java/lang/Character";
            case "S" -> "java/lang/Short";
            case "I" -> "java/lang/Integer";
            case "J" -> "java/lang/Long";
            case "F" -> "java/lang/Float";
            case "D" -> "java/lang/Double";
            default -> "java/util/Objects";
          };
      boolean object = box.equals("java/util/Objects");
      String type = "(" + (object ? "Ljava/lang/Object;" : field.getDesc()) + ")I";
      code.visitMethodInsn(INVOKESTATIC, box, "hashCode", type, false);
      code.visitInsn(IADD);
    }
    end(code, IRETURN, 4, 1);
  }

  private void text(MethodVisitor code, List<Handle> fields) {
    code.visitTypeInsn(NEW, BUILDER);
    code.visitInsn(DUP);
    code.visitMethodInsn(INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    String before = simple + "[";
    for (Handle field : fields) {
      code.visitLdcInsn(before + field.getName() + "=");
      append(code, "Ljava/lang/String;");
      get(code, 0, field);
      String type = field.getDesc();
      boolean object = type.length() > 1;
      append(code, object ? "Ljava/lang/Object;" : "BS".contains(type) ? "I" : type);
      before = ", ";
    }
    code.visitLdcInsn(fields.isEmpty() ? before + "]" : "]");
    append(code, "Ljava/lang/String;");
    code.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    end(code, ARETURN, 3, 1);
  }

  private static void append(MethodVisitor code, String what) {
    String type = "(" + what + ")L" + BUILDER + ";";
    code.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "append", type, false);
  }

  private void get(MethodVisitor code, int variable, Handle field) {
    code.visitVarInsn(ALOAD, variable);
    code.visitFieldInsn(GETFIELD, owner, field.getName(), field.getDesc());
  }

  private static void end(MethodVisitor code, int opcode, int stack, int locals) {
    code.visitInsn(opcode);
    code.visitMaxs(stack, locals);
    code.visitEnd();
  }
}
