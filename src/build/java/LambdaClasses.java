import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies a jar and gives lambdas and method references classes of their own, as compilers did
 * before Java 8. Java 17 links each lambda when it is first met, also out of an archive, which
 * takes five times as long as loading a class: a fifth of a {@code render}. What is not plain
 * (interfaces, private methods by reference, conversions of numbers) stays a lambda. The copy is
 * the same for the same input, byte for byte.
 */
final class LambdaClasses implements Opcodes {
  private static final List<String> WHERE =
      List.of("dev/pggen/", "com/networknt/schema/", "com/hubspot/jinjava/", "picocli/");

  private static final Map<String, String> BOXES =
      Map.of(
          "Z", "java/lang/Boolean",
          "I", "java/lang/Integer",
          "J", "java/lang/Long",
          "D", "java/lang/Double",
          "C", "java/lang/Character");

  private final String owner;
  private final Set<String> privateMethods = new HashSet<>();
  private final Map<String, byte[]> made = new TreeMap<>();

  private LambdaClasses(String owner) {
    this.owner = owner;
  }

  public static void main(String[] args) throws IOException {
    int made = 0;
    try (JarFile jar = new JarFile(Path.of(args[0]).toFile(), false);
        OutputStream out = Files.newOutputStream(Path.of(args[1]));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        String name = entry.getName();
        Map<String, byte[]> more = Map.of();
        if (name.endsWith(".class") && WHERE.stream().anyMatch(name::startsWith)) {
          LambdaClasses one = new LambdaClasses(name.substring(0, name.length() - 6));
          bytes = one.rewrite(bytes);
          more = one.made;
        }
        put(zip, entry, name, bytes);
        for (Map.Entry<String, byte[]> extra : more.entrySet()) {
          put(zip, entry, extra.getKey() + ".class", extra.getValue());
          made++;
        }
      }
    }
    System.out.println(Path.of(args[1]).getFileName() + ": " + made + " lambdas given a class");
  }

  private static void put(ZipOutputStream zip, ZipEntry like, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(like.getLastModifiedTime());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private byte[] rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    if ((reader.getAccess() & ACC_INTERFACE) != 0) {
      return bytes; // its private methods could only become public
    }
    reader.accept(new Privates(), ClassReader.SKIP_CODE);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Rewriter(writer), 0);
    return made.isEmpty() ? bytes : writer.toByteArray();
  }

  /** Bodies of lambdas lose their `private`, and get a name that no subclass has by chance. */
  private String opened(String name) {
    return name + "$" + owner.substring(owner.lastIndexOf('/') + 1);
  }

  private static boolean isBody(int access, String name) {
    return (access & ACC_SYNTHETIC) != 0 && name.startsWith("lambda$");
  }

  private final class Privates extends ClassVisitor {
    Privates() {
      super(ASM9);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String d, String s, String[] e) {
      if ((access & ACC_PRIVATE) != 0 && !isBody(access, name)) {
        privateMethods.add(name + d);
      }
      return null;
    }
  }

  private final class Rewriter extends ClassVisitor {
    Rewriter(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String d, String s, String[] e) {
      boolean body = isBody(access, name);
      int kept = body ? access & ~ACC_PRIVATE : access;
      MethodVisitor next = super.visitMethod(kept, body ? opened(name) : name, d, s, e);
      return new MethodVisitor(ASM9, next) {
        @Override
        public void visitInvokeDynamicInsn(String sam, String site, Handle how, Object... args) {
          String maker = isLambda(how) ? maker(sam, site, args) : "";
          if (maker.isEmpty()) {
            super.visitInvokeDynamicInsn(sam, site, how, renamed(args));
          } else {
            super.visitMethodInsn(INVOKESTATIC, maker, "make", site, false);
          }
        }
      };
    }
  }

  private static boolean isLambda(Handle how) {
    return how.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && how.getName().equals("metafactory");
  }

  /** A lambda that stays one still has to find its body under the new name. */
  private Object[] renamed(Object[] args) {
    Object[] all = args.clone();
    for (int i = 0; i < all.length; i++) {
      if (all[i] instanceof Handle h && isOwnBody(h)) {
        all[i] = new Handle(h.getTag(), owner, opened(h.getName()), h.getDesc(), false);
      }
    }
    return all;
  }

  private boolean isOwnBody(Handle h) {
    return h.getOwner().equals(owner) && h.getName().startsWith("lambda$");
  }

  /** The class that stands for a lambda, or nothing if it is not plain. */
  private String maker(String sam, String site, Object[] args) {
    Type erased = (Type) args[0];
    Handle body = (Handle) args[1];
    Type exact = (Type) args[2];
    if (body.getOwner().equals(owner) && privateMethods.contains(body.getName() + body.getDesc())) {
      return "";
    }
    Type[] held = Type.getArgumentTypes(site);
    List<Type> wants = new ArrayList<>();
    boolean creates = body.getTag() == H_NEWINVOKESPECIAL;
    if (body.getTag() != H_INVOKESTATIC && !creates) {
      wants.add(Type.getObjectType(body.getOwner()));
    }
    wants.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    Type[] given = exact.getArgumentTypes();
    Type result =
        creates ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    boolean plain = wants.size() == held.length + given.length;
    for (int i = 0; plain && i < given.length; i++) {
      plain = converts(given[i], wants.get(held.length + i));
    }
    Type back = exact.getReturnType();
    plain &= back.getSort() == Type.VOID || converts(result, back);
    plain &= (back.getSort() == Type.VOID) == (erased.getReturnType().getSort() == Type.VOID);
    if (!plain) {
      return "";
    }
    String name = owner + "$$" + made.size();
    Type of = Type.getReturnType(site);
    made.put(name, write(name, sam, of, held, erased, body, wants, given, result));
    return name;
  }

  private static boolean converts(Type from, Type to) {
    if (from.equals(to)) {
      return true;
    }
    boolean same = isObject(from) && isObject(to);
    boolean boxed = isObject(to) && to.getInternalName().equals(BOXES.get(from.getDescriptor()));
    boolean unboxed =
        isObject(from) && from.getInternalName().equals(BOXES.get(to.getDescriptor()));
    return same || boxed || unboxed || (isObject(to) && BOXES.containsKey(from.getDescriptor()));
  }

  private static boolean isObject(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private byte[] write(
      String name,
      String sam,
      Type of,
      Type[] held,
      Type erased,
      Handle body,
      List<Type> wants,
      Type[] given,
      Type result) {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = ACC_FINAL | ACC_SYNTHETIC | ACC_SUPER;
    out.visit(V1_8, access, name, null, "java/lang/Object", new String[] {of.getInternalName()});
    String fields = Type.getMethodDescriptor(Type.VOID_TYPE, held);
    MethodVisitor init = out.visitMethod(0, "<init>", fields, null, null);
    init.visitVarInsn(ALOAD, 0);
    init.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int slot = 1;
    for (int i = 0; i < held.length; i++) {
      out.visitField(ACC_PRIVATE | ACC_FINAL, "f" + i, held[i].getDescriptor(), null, null);
      init.visitVarInsn(ALOAD, 0);
      init.visitVarInsn(held[i].getOpcode(ILOAD), slot);
      init.visitFieldInsn(PUTFIELD, name, "f" + i, held[i].getDescriptor());
      slot += held[i].getSize();
    }
    end(init, RETURN);

    String site = Type.getMethodDescriptor(of, held);
    MethodVisitor make = out.visitMethod(ACC_STATIC, "make", site, null, null);
    make.visitTypeInsn(NEW, name);
    make.visitInsn(DUP);
    slot = 0;
    for (Type type : held) {
      make.visitVarInsn(type.getOpcode(ILOAD), slot);
      slot += type.getSize();
    }
    make.visitMethodInsn(INVOKESPECIAL, name, "<init>", fields, false);
    end(make, ARETURN);

    MethodVisitor call = out.visitMethod(ACC_PUBLIC, sam, erased.getDescriptor(), null, null);
    boolean creates = body.getTag() == H_NEWINVOKESPECIAL;
    if (creates) {
      call.visitTypeInsn(NEW, body.getOwner());
      call.visitInsn(DUP);
    }
    for (int i = 0; i < held.length; i++) {
      call.visitVarInsn(ALOAD, 0);
      call.visitFieldInsn(GETFIELD, name, "f" + i, held[i].getDescriptor());
      convert(call, held[i], wants.get(i));
    }
    slot = 1;
    Type[] passed = erased.getArgumentTypes();
    for (int i = 0; i < passed.length; i++) {
      call.visitVarInsn(passed[i].getOpcode(ILOAD), slot);
      slot += passed[i].getSize();
      convert(call, passed[i], given[i]);
      convert(call, given[i], wants.get(held.length + i));
    }
    call.visitMethodInsn(
        creates ? INVOKESPECIAL : opcode(body),
        body.getOwner(),
        isOwnBody(body) ? opened(body.getName()) : body.getName(),
        body.getDesc(),
        body.isInterface());
    Type back = erased.getReturnType();
    if (back.getSort() == Type.VOID) {
      if (result.getSort() != Type.VOID) {
        call.visitInsn(result.getSize() == 2 ? POP2 : POP);
      }
      end(call, RETURN);
    } else {
      convert(call, result, back);
      end(call, back.getOpcode(IRETURN));
    }
    out.visitEnd();
    return out.toByteArray();
  }

  private static int opcode(Handle body) {
    return switch (body.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_INVOKEINTERFACE -> INVOKEINTERFACE;
      default -> INVOKEVIRTUAL;
    };
  }

  private static void convert(MethodVisitor code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (isObject(from) && isObject(to)) {
      if (!to.getInternalName().equals("java/lang/Object")) {
        code.visitTypeInsn(CHECKCAST, to.getInternalName());
      }
    } else if (isObject(to)) {
      String box = BOXES.get(from.getDescriptor());
      String made = "(" + from.getDescriptor() + ")L" + box + ";";
      code.visitMethodInsn(INVOKESTATIC, box, "valueOf", made, false);
    } else {
      String box = BOXES.get(to.getDescriptor());
      code.visitTypeInsn(CHECKCAST, box);
      code.visitMethodInsn(
          INVOKEVIRTUAL, box, to.getClassName() + "Value", "()" + to.getDescriptor(), false);
    }
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
